#include "network_moves.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <utility>

namespace bluelight::theory {

namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// Joins neighbours that are alike and drops runs without calls.
void tidy(NetworkState& state) {
  std::size_t kept = 0;
  for (const Run run : state.waiting) {
    if (run.count == 0) continue;
    Run* const last = kept > 0 ? &state.waiting[kept - 1] : nullptr;
    if (last != nullptr && last->line == run.line && last->kinds == run.kinds && !last->tagged &&
        !run.tagged) {
      last->count = static_cast<std::uint16_t>(last->count + run.count);
    } else {
      state.waiting[kept++] = run;
    }
  }
  state.waiting.resize(kept);
}

/// Puts `run` before the run at `place`.
void insert(NetworkState& state, std::size_t place, const Run& run) {
  state.waiting.push_back(run);
  std::rotate(state.waiting.begin() + static_cast<std::ptrdiff_t>(place), state.waiting.end() - 1,
              state.waiting.end());
}

/// How many runs stand in `line` or before it.
std::size_t end_of(const NetworkState& state, std::size_t line) {
  std::size_t place = 0;
  while (place < state.waiting.size() && state.waiting[place].line <= line) ++place;
  return place;
}

void append(NetworkState& state, std::size_t line, Kinds kinds) {
  insert(state, end_of(state, line), Run{kinds, 1, static_cast<std::uint8_t>(line), 0});
  tidy(state);
}

void less(std::uint16_t& count) { count = static_cast<std::uint16_t>(count - 1); }

}  // namespace

/// The state that is left, and whom to tell.
struct NetworkMoves::Step {
  const NetworkState& from;
  const Truncation& limits;
  const Visit& visit;
};

NetworkMoves::NetworkMoves(const CallNetwork& network, Kinds ignored)
    : network_(network), ignored_(ignored) {
  find_lines();
  find_companions();
  find_desks();
}

/// Numbers the lines: the more urgent the smaller.
void NetworkMoves::find_lines() {
  const std::vector<CallKind>& kinds = network_.kinds;
  const auto together = [&](std::size_t a, std::size_t b) {
    return kinds[a].priority == kinds[b].priority &&
           std::any_of(network_.groups.begin(), network_.groups.end(), [&](const auto& group) {
             return std::any_of(group.takes.begin(), group.takes.end(), [&](Kinds takes) {
               return (takes & only(a)) && (takes & only(b));
             });
           });
  };
  std::vector<std::size_t> first(kinds.size());  // kind that stands for the line
  std::iota(first.begin(), first.end(), std::size_t{0});
  for (std::size_t pass = 0; pass < kinds.size(); ++pass)
    for (std::size_t a = 0; a < kinds.size(); ++a)
      for (std::size_t b = 0; b < kinds.size(); ++b)
        if (together(a, b)) first[a] = std::min(first[a], first[b]);
  std::set<std::pair<int, std::size_t>> all;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind)
    all.insert({kinds[first[kind]].priority, first[kind]});
  lines_ = all.size();
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const auto own = all.find({kinds[kind].priority, first[kind]});
    line_.push_back(static_cast<std::size_t>(std::distance(all.begin(), own)));
  }
}

/// Kinds of one line that ring at constant rates are told apart late.
void NetworkMoves::find_companions() {
  std::vector<std::pair<std::size_t, std::size_t>> keys;
  for (std::size_t kind = 0; kind < network_.kinds.size(); ++kind) {
    const CallKind& one = network_.kinds[kind];
    const std::pair key(line_[kind], network_.places[one.room] ? one.room + 1 : 0);
    const auto found = std::find(keys.begin(), keys.end(), key);
    if (one.arrivals <= 0) continue;
    if (found == keys.end()) {
      keys.push_back(key);
      companions_.push_back(only(kind));
    } else {
      companions_[static_cast<std::size_t>(found - keys.begin())] |= only(kind);
    }
  }
}

void NetworkMoves::find_desks() {
  for (std::size_t group = 0; group < network_.groups.size(); ++group) {
    desk_.emplace_back(network_.kinds.size(), nowhere);
    for (std::size_t kind = 0; kind < network_.kinds.size(); ++kind) {
      const double rate = network_.kinds[kind].service[group];
      if (rate <= 0) continue;
      const auto same = std::find_if(desks_.begin(), desks_.end(), [&](const Desk& desk) {
        return desk.group == group && desk.rate == rate;
      });
      desk_[group][kind] = static_cast<std::size_t>(same - desks_.begin());
      if (same == desks_.end()) desks_.push_back({group, rate});
    }
  }
  size_ = desks_.size();
  for (const CallKind& kind : network_.kinds)
    place_.push_back(kind.returns > 0 ? size_++ : nowhere);
}

NetworkState NetworkMoves::empty() const {
  NetworkState state;
  state.counts.resize(size_, 0);
  return state;
}

double NetworkMoves::weight(Kinds kinds) const {
  double sum = 0;
  for_each_kind(kinds, [&](std::size_t kind) { sum += network_.kinds[kind].arrivals; });
  return sum;
}

double NetworkMoves::share(std::size_t kind, Kinds kinds) const {
  return kinds == only(kind) ? 1 : network_.kinds[kind].arrivals / weight(kinds);
}

int NetworkMoves::waiting(const NetworkState& state, std::size_t line) const {
  int sum = 0;
  for (const Run& run : state.waiting)
    if (run.line == line) sum += run.count;
  return sum;
}

int NetworkMoves::coming(const NetworkState& state, std::size_t kind) const {
  return place_[kind] == nowhere ? 0 : state.counts[place_[kind]];
}

double NetworkMoves::rarity(const NetworkState& state, const Truncation& limits) const {
  double sum = 0;
  for (std::size_t line = 0; line < lines_; ++line)
    sum += limits.waiting[line].of(waiting(state, line));
  for (std::size_t kind = 0; kind < place_.size(); ++kind)
    if (place_[kind] != nowhere) sum += limits.coming[kind].of(state.counts[place_[kind]]);
  std::size_t behind = 0;
  for (std::size_t i = state.waiting.size(); i-- > 0;) {
    const Run& run = state.waiting[i];
    if (i + 1 < state.waiting.size() && state.waiting[i + 1].line != run.line) behind = 0;
    sum += limits.of_run(run, behind);
    behind += run.count;
  }
  return sum;
}

int NetworkMoves::busy(const NetworkState& state, std::size_t group) const {
  int sum = 0;
  for (std::size_t desk = 0; desk < desks_.size(); ++desk)
    if (desks_[desk].group == group) sum += state.counts[desk];
  return sum;
}

bool NetworkMoves::full(const NetworkState& state, std::size_t room) const {
  if (!network_.places[room]) return false;
  int sum = 0;
  for (const Run& run : state.waiting) {
    const auto kind = static_cast<std::size_t>(std::countr_zero(run.kinds));
    if (network_.kinds[kind].room == room) sum += run.count;
  }
  return sum >= *network_.places[room];
}

NetworkState NetworkMoves::tagged(const NetworkState& state, std::size_t kind) const {
  NetworkState result = state;
  const std::size_t end = end_of(result, line_[kind]);
  less(result.waiting[end - 1].count);
  insert(result, end, Run{only(kind), 1, static_cast<std::uint8_t>(line_[kind]), 1});
  tidy(result);
  return result;
}

NetworkState NetworkMoves::projected(const NetworkState& state,
                                     const std::vector<bool>& groups) const {
  NetworkState result = state;
  for (std::size_t desk = 0; desk < desks_.size(); ++desk)
    if (!groups[desks_[desk].group]) result.counts[desk] = 0;
  for (std::size_t kind = 0; kind < place_.size(); ++kind)
    if (place_[kind] != nowhere && (ignored_ & only(kind))) result.counts[place_[kind]] = 0;
  const auto tagged = std::find_if(result.waiting.begin(), result.waiting.end(),
                                   [](Run run) { return run.tagged; });
  bool behind = false;
  for (Run& run : result.waiting) {
    const bool elsewhere = tagged != result.waiting.end() && run.line != tagged->line;
    if ((behind || elsewhere) && (run.kinds & ~ignored_) == 0) run.count = 0;
    behind |= run.tagged != 0;
  }
  tidy(result);
  return result;
}

void NetworkMoves::from(const NetworkState& state, const Truncation& limits,
                        const Visit& visit) const {
  const Step step{state, limits, visit};
  for (const Kinds together : companions_) {
    Kinds none_free = 0;
    for_each_kind(together & ~ignored_, [&](std::size_t kind) {
      if (!answer_at_once(step, kind, network_.kinds[kind].arrivals)) none_free |= only(kind);
    });
    if (none_free != 0) join(step, none_free, weight(none_free));
  }
  for (std::size_t kind = 0; kind < place_.size(); ++kind)
    if (coming(state, kind) > 0) ring_again(step, kind);
  give_up(step);
  finish(step);
}

void NetworkMoves::ring_again(const Step& step, std::size_t kind) const {
  const double rate = coming(step.from, kind) * network_.kinds[kind].returns;
  NetworkState rung = step.from;
  less(rung.counts[place_[kind]]);
  const Step next{rung, step.limits, step.visit};
  if (!answer_at_once(next, kind, rate)) join(next, only(kind), rate);
}

/// Visits the answering of an offered call if a handler is free.
bool NetworkMoves::answer_at_once(const Step& step, std::size_t kind, double rate) const {
  const std::vector<std::size_t>& candidates = network_.kinds[kind].offered_to;
  const auto group = std::find_if(candidates.begin(), candidates.end(), [&](std::size_t candidate) {
    return busy(step.from, candidate) < network_.groups[candidate].handlers;
  });
  if (group == candidates.end()) return false;
  NetworkState after = step.from;
  ++after.counts[desk_[*group][kind]];
  step.visit({after, rate, Fate::answered_at_once, only(kind), *group});
  return true;
}

void NetworkMoves::join(const Step& step, Kinds kinds, double rate) const {
  const auto first = static_cast<std::size_t>(std::countr_zero(kinds));
  if (full(step.from, network_.kinds[first].room)) {
    leave(step, step.from, {step.from, rate, Fate::lost, kinds});
    return;
  }
  NetworkState after = step.from;
  append(after, line_[first], kinds);
  if (rarity(after, step.limits) <= step.limits.most) {
    step.visit({after, rate, Fate::waits, kinds});
  } else {
    step.visit({step.from, rate, Fate::left_out, kinds});
  }
}

/// A call of one of `how.kinds` leaves, to the state `after` if its caller does not ring again.
void NetworkMoves::leave(const Step& step, NetworkState after, const Move& how) const {
  for_each_kind(how.kinds, [&](std::size_t kind) {
    const auto& again = network_.kinds[kind].again;
    const bool followed = again && !(ignored_ & only(again->as)) && !how.tagged;
    const double rings_again = followed ? again->probability : 0;
    const double rate = how.rate * share(kind, how.kinds);
    if (rings_again < 1)
      step.visit({after, rate * (1 - rings_again), how.fate, only(kind), 0, how.tagged});
    if (rings_again > 0)
      note_return(step, after, {after, rate * rings_again, how.fate, only(kind)}, again->as);
  });
}

/// The caller of a call that left will ring again as `kind`.
void NetworkMoves::note_return(const Step& step, NetworkState after, Move how,
                               std::size_t kind) const {
  std::uint16_t& callers = after.counts[place_[kind]];
  ++callers;
  if (rarity(after, step.limits) > step.limits.most) {
    less(callers);
    how.fate = Fate::left_out;
  }
  step.visit({after, how.rate, how.fate, how.kinds});
}

void NetworkMoves::give_up(const Step& step) const {
  for (std::size_t i = 0; i < step.from.waiting.size(); ++i) {
    std::set<double> rates{0};
    for_each_kind(step.from.waiting[i].kinds,
                  [&](std::size_t kind) { rates.insert(network_.kinds[kind].impatience); });
    for (auto rate = std::next(rates.begin()); rate != rates.end(); ++rate)
      give_up_of_run(step, i, *std::prev(rate), *rate);
  }
}

/// All calls alike have a clock of rate `most` - `least`. A call whose clock rings is given up if
/// it is of a kind whose impatience is `most` or higher; else it is known from then on that it is
/// not. So each kind gives up at its own rate, and calls whose clocks have not rung stay of each
/// kind with its share.
void NetworkMoves::give_up_of_run(const Step& step, std::size_t place, double least,
                                  double most) const {
  const Run& run = step.from.waiting[place];
  Kinds leaving = 0;
  for_each_kind(run.kinds, [&](std::size_t kind) {
    if (network_.kinds[kind].impatience >= most) leaving |= only(kind);
  });
  const Kinds staying = run.kinds & ~leaving;
  const double share = staying == 0 ? 1 : weight(leaving) / weight(run.kinds);
  NetworkState after = step.from;
  less(after.waiting[place].count);
  tidy(after);
  const double rate = run.count * (most - least) * share;
  leave(step, after, {after, rate, Fate::gives_up, leaving, 0, run.tagged != 0});
  if (staying == 0) return;
  for (int before = 0; before < run.count; ++before) {
    NetworkState known = step.from;
    known.waiting[place].count = static_cast<std::uint16_t>(run.count - before - 1);
    insert(known, place, Run{staying, 1, run.line, 0});
    insert(known, place, Run{run.kinds, static_cast<std::uint16_t>(before), run.line, 0});
    tidy(known);
    const bool follow = rarity(known, step.limits) <= step.limits.most;
    step.visit({follow ? known : step.from, (most - least) * (1 - share),
                follow ? Fate::none : Fate::left_out, run.kinds});
  }
}

void NetworkMoves::finish(const Step& step) const {
  for (std::size_t desk = 0; desk < desks_.size(); ++desk) {
    const int busy_here = step.from.counts[desk];
    if (busy_here == 0) continue;
    NetworkState after = step.from;
    less(after.counts[desk]);
    take_next(step, after, desks_[desk].group, busy_here * desks_[desk].rate);
  }
}

/// Somebody of `group` is free and takes the first call that they may answer.
void NetworkMoves::take_next(const Step& step, NetworkState after, std::size_t group,
                             double rate) const {
  for (const Kinds takes : network_.groups[group].takes)
    for (std::size_t i = 0; i < after.waiting.size() && rate > 0; ++i)
      if ((after.waiting[i].kinds & takes) != 0)
        rate = take_of_run(step, after, i, {after, rate, Fate::answered, takes, group});
  if (rate <= 0) return;
  tidy(after);
  step.visit({after, rate, Fate::none, 0, group});
}

/// The first call of `how.kinds` in the run at `place` is taken. Of those passed over it is known
/// then that they are of other kinds. The rate at which there is none is returned.
double NetworkMoves::take_of_run(const Step& step, NetworkState& after, std::size_t place,
                                 Move how) const {
  const Run run = after.waiting[place];
  const Kinds own = run.kinds & how.kinds, others = run.kinds & ~how.kinds;
  const double share_of_own = others == 0 ? 1 : weight(own) / weight(run.kinds);
  const int most = others == 0 ? 1 : run.count;
  double rate = how.rate;
  for (int passed = 0; passed < most; ++passed) {
    NetworkState taken = after;
    taken.waiting[place].count = static_cast<std::uint16_t>(run.count - passed - 1);
    insert(taken, place, Run{others, static_cast<std::uint16_t>(passed), run.line, 0});
    tidy(taken);
    take(step, taken, {taken, rate * share_of_own, how.fate, own, how.group, run.tagged != 0});
    rate *= 1 - share_of_own;
  }
  after.waiting[place].kinds = others;
  return rate;
}

/// One of `group` begins a call of `how.kinds`: one move for each rate at which it may be handled.
void NetworkMoves::take(const Step& step, const NetworkState& after, Move how) const {
  const Kinds all = how.kinds;
  Kinds left = all;
  while (left != 0) {
    const auto first = static_cast<std::size_t>(std::countr_zero(left));
    const std::size_t desk = desk_[how.group][first];
    Kinds alike = 0;
    for_each_kind(left, [&](std::size_t kind) {
      if (desk_[how.group][kind] == desk) alike |= only(kind);
    });
    NetworkState next = after;
    ++next.counts[desk];
    const double part = alike == all ? 1 : weight(alike) / weight(all);
    step.visit({next, how.rate * part, Fate::answered, alike, how.group, how.tagged});
    left &= ~alike;
  }
}

}  // namespace bluelight::theory
