# Writes FILE, if it changes: VERSION, COMPILER, and the commit of SOURCE.
cmake_minimum_required(VERSION 3.25)
execute_process(COMMAND git describe --always --dirty --abbrev=12 WORKING_DIRECTORY ${SOURCE}
                OUTPUT_VARIABLE COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT COMMIT)
  set(COMMIT unknown)
endif()
file(CONFIGURE OUTPUT ${FILE} @ONLY CONTENT
"#include \"cli/build_stamp.hpp\"
namespace bluelight::build {
const char* const version = \"@VERSION@\";
const char* const commit = \"@COMMIT@\";
const char* const compiler = \"@COMPILER@\";
}
")
