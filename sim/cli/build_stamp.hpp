/// What this program was built from.
#pragma once

namespace bluelight::build {

extern const char* const version;   ///< of the project
extern const char* const commit;    ///< ends in "-dirty" where files differed from it
extern const char* const compiler;  ///< name and version

}  // namespace bluelight::build
