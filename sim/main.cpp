/// The command line of Bluelight.
#include "cli/program.hpp"

int main(int argc, char** argv) {
  using namespace bluelight;
  try {
    return static_cast<int>(cli::run_program({argv[0], {argv + 1, argv + argc}}));
  } catch (...) {
    return cli::report_failure();
  }
}
