// Writes the page of the study made by hand: write_fixture_page FILE
#include <bluelight/report.hpp>

#include "report/fixture.hpp"

int main(int count, char** arguments) {
  if (count != 2) return 2;
  bluelight::write_report(bluelight::test::fixture_study(), arguments[1]);
}
