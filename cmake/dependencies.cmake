# The libraries of Debian 12 that the program stands on. Which packages hold them: cmake/debian-packages.txt.
find_package(PkgConfig REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(HDF5 REQUIRED COMPONENTS C HL)
find_package(Boost REQUIRED COMPONENTS program_options)
find_package(OpenSSL REQUIRED COMPONENTS Crypto)
pkg_check_modules(SIMGRID REQUIRED IMPORTED_TARGET simgrid)
pkg_check_modules(CBC REQUIRED IMPORTED_TARGET cbc)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(TOMLPLUSPLUS REQUIRED IMPORTED_TARGET tomlplusplus)

# Debian's date library has no pkg-config file of its own.
find_library(DATE_TZ date-tz REQUIRED)
add_library(Date::tz INTERFACE IMPORTED)
target_link_libraries(Date::tz INTERFACE ${DATE_TZ})
