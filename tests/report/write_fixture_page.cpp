// Writes the page of the study made by hand: write_fixture_page FILE
#include "report/fixture.hpp"

#include <bluelight/report.hpp>

int main(int count, char** arguments) {
  if (count != 2) return 2;
  bluelight::write_report(bluelight::test::fixture_study(), arguments[1]);
}
