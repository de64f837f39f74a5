# A part is one folder of sim/ or analysis/: a library that may use the parts named after USES. One that is QUICK enough as it is, such as
# one that reads or writes text, is compiled with little optimisation: that takes half the time.
function(bluelight_part name folder)
  cmake_parse_arguments(PART "QUICK" "" "USES;LINK;EXTRA" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  list(TRANSFORM PART_USES PREPEND bluelight_)
  if(sources OR PART_EXTRA)
    add_library(bluelight_${name} STATIC ${sources} ${PART_EXTRA})
    target_include_directories(bluelight_${name} PUBLIC include PRIVATE sim .)
    target_link_libraries(bluelight_${name} PUBLIC ${PART_USES} PRIVATE ${PART_LINK})
    target_compile_options(bluelight_${name} PRIVATE ${warnings}
                           $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # false alarms on std::string in g++ 12 (GCC bug 105329)
    if(PART_QUICK)
      target_compile_options(bluelight_${name} PRIVATE $<$<CONFIG:Release>:-O1>)
    endif()
  else()
    add_library(bluelight_${name} INTERFACE)
    target_include_directories(bluelight_${name} INTERFACE include)
    target_link_libraries(bluelight_${name} INTERFACE ${PART_USES})
  endif()
endfunction()

# Levers: every file X.cpp of the folder defines `const bluelight::Lever bluelight::levers_by_file::X`; the registry lists them.
function(bluelight_levers name folder)
  file(GLOB files CONFIGURE_DEPENDS ${folder}/*.cpp)
  set(declarations "")
  set(entries "")
  foreach(file ${files})
    get_filename_component(lever ${file} NAME_WE)
    string(APPEND declarations "extern const Lever ${lever};\n")
    string(APPEND entries "levers_by_file::${lever}, ")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/lever_registry.cpp @ONLY CONTENT
"// Made by CMake from the files of sim/levers/.
#include <bluelight/lever.hpp>
#include <vector>
namespace bluelight {
namespace levers_by_file {
@declarations@}
std::span<const Lever> levers() {
  static const std::vector<Lever> all{@entries@};
  return all;
}
}
")
  bluelight_part(${name} ${folder} ${ARGN} EXTRA ${CMAKE_BINARY_DIR}/generated/lever_registry.cpp)
  set_target_properties(bluelight_${name} PROPERTIES UNITY_BUILD OFF)  # every lever has its `keys` and `apply`
endfunction()
