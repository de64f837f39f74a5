/// The case as part of the findings' JSON.
#pragma once

#include <bluelight/appraisal.hpp>
#include <nlohmann/json.hpp>

namespace bluelight {

/// `docs/json.md`, "appraisal"; null if there is none.
nlohmann::ordered_json json_of(const Appraisal& appraisal);

}  // namespace bluelight
