#include <bluelight/lever.hpp>
#include <bluelight/load.hpp>
#include <nlohmann/json.hpp>

namespace bluelight {
namespace {

using Json = nlohmann::ordered_json;

Json either(std::initializer_list<Json> choices) {
  return {{"anyOf", Json(std::vector<Json>(choices))}};
}

Json of_type(const char* type) { return {{"type", type}}; }

Json reference(const char* name) { return {{"$ref", std::string("#/definitions/") + name}}; }

bool begins(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }

Json schema_of(const std::string& type, const std::string& range) {
  if (type == "number" || type == "whole number" || type == "number or text" || type == "share" ||
      type == "GBP") {
    return either({of_type("number"), of_type("string"), reference("number")});
  }
  if (type == "duration" || type == "rate") return either({of_type("string"), reference("number")});
  if (type == "distribution") {
    return either({of_type("string"), reference("number"), reference("distribution")});
  }
  if (type == "word") return {{"enum", Json::parse("[" + range + "]")}};
  if (type == "true or false") return of_type("boolean");
  if (type == "text" || type == "path" || begins(type, "name of a ")) return of_type("string");
  if (type.find(", or ") != std::string::npos) return either({Json::object()});
  if (begins(type, "table")) return of_type("object");
  const std::size_t of = type.find(" of: ");
  if (of != std::string::npos) {
    return {{"type", "array"}, {"items", schema_of(type.substr(of + 5), range)}};
  }
  return Json::object();  // dates, and what may have several forms: the program itself checks these
}

/// Where in `schema` the members called `name` are described.
Json& below(Json& schema, const std::string& name) {
  if (name == "[]") return schema["items"];
  if (name == "*") return schema["additionalProperties"];
  schema["type"] = "object";
  if (!schema.contains("additionalProperties")) schema["additionalProperties"] = false;
  return schema["properties"][name];
}

/// What a file leaves out may stand in the one that it extends, but not within a list.
bool is_needed_here(const std::string& path) {
  return path == "format" || path.find("[]") != std::string::npos;
}

void add_row(Json& schema, const KeyRow& row) {
  Json* here = &schema;
  std::string rest = row.path;
  for (std::size_t dot = rest.find('.'); dot != std::string::npos; dot = rest.find('.')) {
    here = &below(*here, rest.substr(0, dot));
    if (here->contains("anyOf")) return;  // a distribution, which is described once
    rest = rest.substr(dot + 1);
  }
  Json& place = below(*here, rest);
  if (!place.is_null()) return;
  place = schema_of(row.type, row.range);
  if (!row.description.empty()) place["description"] = row.description;
  if (row.fallback == "required" && is_needed_here(row.path)) (*here)["required"].push_back(rest);
}

Json object_of(const std::vector<KeyRow>& rows) {
  Json schema = of_type("object");
  for (const KeyRow& row : rows) add_row(schema, row);
  return schema;
}

/// A lever of a proposal may have the keys of any kind; which kind has which, the program itself
/// checks.
std::vector<KeyRow> rows_of_file(const std::string& kind) {
  std::vector<KeyRow> rows = key_rows(kind);
  if (kind != "proposal") return rows;
  for (const Lever& lever : levers()) {
    for (KeyRow row : lever.keys()) {
      row.path = "lever.*." + row.path;
      if (row.fallback == "required") row.fallback = "required by this kind";
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace

std::string json_schema(const std::string& kind) {
  Json schema{{"$schema", "http://json-schema.org/draft-04/schema#"},
              {"title", "Bluelight " + kind}};
  schema.update(object_of(rows_of_file(kind)));
  schema["definitions"] = {{"number", object_of(key_rows("number"))},
                           {"distribution", object_of(key_rows("distribution"))}};
  return schema.dump(2);
}

}  // namespace bluelight
