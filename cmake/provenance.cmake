# The git commit that the program was built from, for the stamp on every result.
execute_process(COMMAND git describe --always --dirty --abbrev=12 WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
                OUTPUT_VARIABLE BLUELIGHT_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT BLUELIGHT_COMMIT)
  set(BLUELIGHT_COMMIT unknown)
endif()
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/bluelight_build.hpp @ONLY CONTENT
"/// What this program was built from.
#pragma once
namespace bluelight::build {
inline constexpr const char* version = \"@PROJECT_VERSION@\";
inline constexpr const char* commit = \"@BLUELIGHT_COMMIT@\";
inline constexpr const char* compiler = \"@CMAKE_CXX_COMPILER_ID@ @CMAKE_CXX_COMPILER_VERSION@\";
}
")
include_directories(${CMAKE_BINARY_DIR}/generated)
