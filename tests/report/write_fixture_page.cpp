// Writes the page of the study made by hand: write_fixture_page FILE
#include <bluelight/report.hpp>
#include <fstream>

#include "report/fixture.hpp"

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const bluelight::StudyResult study = bluelight::test::fixture_study();
  std::ofstream file(arguments[1], std::ios::binary);
  file << bluelight::report_page(study, bluelight::findings_of(study));
  return file.flush() ? 0 : 1;
}
