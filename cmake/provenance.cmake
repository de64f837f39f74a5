# What the program was built from, for the stamp on every result: asked of git at every build, and compiled by itself.
set(build_stamp ${CMAKE_BINARY_DIR}/generated/build_stamp.cpp)
add_custom_target(build_stamp BYPRODUCTS ${build_stamp}
                  COMMAND ${CMAKE_COMMAND} -DSOURCE=${CMAKE_SOURCE_DIR} -DFILE=${build_stamp} -DVERSION=${PROJECT_VERSION}
                          "-DCOMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
                          -P ${CMAKE_SOURCE_DIR}/cmake/write_build_stamp.cmake
                  VERBATIM)
set_source_files_properties(${build_stamp} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
