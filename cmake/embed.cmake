# Makes `output`, an assembler file that puts files into the program. Each argument is symbol=path; the bytes lie between
# bluelight_<symbol>_begin and bluelight_<symbol>_end, followed by a zero.
function(bluelight_embed output)
  set(text "  .section .rodata\n")
  set(paths "")
  foreach(pair ${ARGN})
    string(REGEX MATCH "^([^=]+)=(.*)$" whole ${pair})
    set(symbol bluelight_${CMAKE_MATCH_1})
    list(APPEND paths ${CMAKE_MATCH_2})
    string(APPEND text "  .global ${symbol}_begin\n  .global ${symbol}_end\n"
                       "${symbol}_begin:\n  .incbin \"${CMAKE_MATCH_2}\"\n${symbol}_end:\n  .byte 0\n")
  endforeach()
  string(APPEND text "  .section .note.GNU-stack,\"\",%progbits\n")
  file(CONFIGURE OUTPUT ${output} @ONLY CONTENT "@text@")
  set_source_files_properties(${output} PROPERTIES OBJECT_DEPENDS "${paths}")
endfunction()

# What the report is made of. The chart library is Debian's: it is read when the program is built, never copied here.
find_file(CHART_LIBRARY chart.js/chart.min.js PATHS /usr/share/javascript REQUIRED)
find_file(CHART_LICENCE libjs-chart.js/copyright PATHS /usr/share/doc REQUIRED)
set(report_files ${CMAKE_BINARY_DIR}/generated/report_files.S)
bluelight_embed(${report_files}
                page_mustache=${CMAKE_SOURCE_DIR}/analysis/report/page.mustache
                page_css=${CMAKE_SOURCE_DIR}/analysis/report/page.css
                page_js=${CMAKE_SOURCE_DIR}/analysis/report/page.js
                chart_library=${CHART_LIBRARY} chart_licence=${CHART_LICENCE})
