#include "proposals/provenance.hpp"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace bluelight {

std::string sha256(const std::string& text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(text.data(), text.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("libcrypto cannot compute SHA-256");
  }
  std::string digits;
  for (unsigned int i = 0; i < size; ++i) digits += fmt::format("{:02x}", digest[i]);
  return digits;
}

std::map<std::string, std::string> provenance_of(
    const std::vector<std::pair<std::string, std::string>>& files,
    const std::vector<std::string>& set) {
  std::string names, all;
  for (const auto& [path, content] : files) {
    names += (names.empty() ? "" : ", ") + path;
    all += fmt::format("{}\n{}\n", content.size(), content);
  }
  for (const std::string& text : set) all += fmt::format("--set {}\n{}\n", text.size(), text);
  return {{"files", names}, {"scenario_sha256", sha256(all)}};
}

}  // namespace bluelight
