"""A second calculation of the case, from the scenario's numbers alone: posts that leave slowly, a late lever, bias, discounting."""
import csv
import datetime
import json
import math
import statistics
import unittest

import h5py
import program
import second_calculation

STUDY = """format = "bluelight-study/1"
baseline = "nothing.toml"
proposals = ["merged.toml"]
replications = 1
[appraisal]
years = 6
discount = "green_book_2022"
base = 2025-04-01
draws = 200
attrition = 0.3
pay_growth = 0.01
training = 0.2
[appraisal.optimism_bias]
ict = 0.4
[appraisal.mitigated]
ict = 0.25
[appraisal.non_pay]
fire = 0.35
"""

BENEFIT = """
[appraisal.benefit.sooner]
family = "contact"
measure = "answer_time_mean"
thing = "fire_999"
value = -1_000
"""

PROPOSAL = """format = "bluelight-proposal/1"
title = "{name}"
world = "world.toml"
"""

MERGED = """[lever.merge]
kind = "merge_rooms"
rooms = ["police_room", "fire_room"]
into = "joint_room"
live = 2026-04-01
rosters = { fire_handlers = { constant = 1 } }
capital = 200_000
running = -10_000
paid_by = { police = 0.5, fire = 0.5 }
delay = "73 days"
double_running = "30 days"
realisation = 0.8
cost.team = { amount = 40_000, category = "transition", paid = "yearly", for = "730 days" }
"""

START, YEARS = datetime.date(2025, 4, 1), 6
LIVE = datetime.date(2026, 6, 13)
FIRE_PRICE, POST = 51_000, 168 / (42 * 0.75)  # of one seat around the clock


def month_begin(number):
    return datetime.date(2025 + (3 + number) // 12, (3 + number) % 12 + 1, 1)


def share(begin, end, since, until):
    """Part of [begin, end) that lies in [since, until)."""
    return max((min(end, until) - max(begin, since)).days, 0) / (end - begin).days


def expected_value(post=POST):
    """NPSV of the merger, post by post and month by month; `post`: posts of one seat around the clock."""
    value, paid = 0, None
    for number in range(12 * YEARS):
        begin, end = month_begin(number), month_begin(number + 1)
        year = number // 12
        of_year = (end - begin).days / (month_begin(12 * year + 12) - month_begin(12 * year)).days
        middle = ((begin - START).days + (end - START).days) / 2 / 365.25
        live = share(begin, end, LIVE, datetime.date.max)
        both = share(begin, end, LIVE, LIVE + datetime.timedelta(30))
        # Two seats, then one; a fifth of that fall is not realised, and the rest is paid for 30 days more.
        target = 2 * post - live * post + 0.2 * post * live + 0.8 * post * both
        # Nobody is paid to go, and 30 % of fire's people leave in a year.
        paid = max(target, paid * (1 - 0.3 / 12)) if paid else target
        saved = (2 * post - paid) * FIRE_PRICE * 1.01 ** middle * of_year * 1.35
        saved += 10_000 * share(begin, end, LIVE + datetime.timedelta(30), datetime.date.max) * of_year
        team_begin = datetime.date(2026, 4, 1) + (LIVE - datetime.date(2026, 4, 1))
        saved -= 40_000 * share(begin, end, team_begin, team_begin + datetime.timedelta(730)) * of_year
        if begin == datetime.date(2026, 4, 1):
            saved -= 200_000 * (1 + 0.4 * 0.75)
        value += saved / 1.035 ** year
    return value


class ReferenceCounty(program.Case):
    def test_its_case_is_worth_what_a_second_calculation_says(self):
        results = self.folder / "study.h5"
        self.program("study", "scenarios/reference_county/study.toml", "--set", "replications=1", "--set", 'horizon.length="1 week"',
                     "-o", results, "--progress", "none")
        findings = json.loads(self.program("case", results, "-o", self.folder / "case", "--format", "json").stdout)
        expected = second_calculation.values(results)
        self.assertEqual(len(expected), 2)
        for value in findings["appraisal"]["values"]:
            self.assertAlmostEqual(value["npsv"], expected[value["proposal"]], delta=0.01)


class CaseMoney(program.Case):
    def setUp(self):
        super().setUp()
        world = f'format = "bluelight-world/1"\nextends = "{program.ROOT}/{program.SMALL}/world.toml"\n'
        files = {"world": world, "study": STUDY, "nothing": PROPOSAL.format(name="nothing"),
                 "merged": PROPOSAL.format(name="merged") + MERGED}
        for name, text in files.items():
            (self.folder / f"{name}.toml").write_text(text, encoding="utf-8")

    def case(self):
        results = self.folder / "study.h5"
        self.program("study", self.folder / "study.toml", "-o", results, "--progress", "none")
        said = self.program("case", results, "-o", self.folder / "case", "--format", "json").stdout
        return json.loads(said)

    def test_a_second_calculation_gives_the_same_value(self):
        value = self.case()["appraisal"]["values"][0]
        self.assertAlmostEqual(value["npsv"], expected_value(), delta=0.01)

    def test_a_varied_shrinkage_is_worth_what_a_second_calculation_says_at_both_ends(self):
        with open(self.folder / "world.toml", "a", encoding="utf-8") as world:
            world.write("[staff.fire_handlers]\nshrinkage = { value = 0.25, low = 0.2, high = 0.32, source = \"assumed\" }\n")
        with open(self.folder / "study.toml", "a", encoding="utf-8") as study:
            study.write("[vary]\ninputs = [\"staff.*.shrinkage\"]\n")
        value = self.case()["appraisal"]["values"][0]
        self.assertAlmostEqual(value["npsv"], expected_value(), delta=0.01)
        found = [one for one in value["sensitivities"] if one["input"] == "staff.fire_handlers.shrinkage"]
        self.assertEqual(len(found), 1)
        self.assertEqual((found[0]["low"], found[0]["value"], found[0]["high"]), (0.2, 0.25, 0.32))
        self.assertAlmostEqual(found[0]["npsv_at_low"], expected_value(168 / (42 * 0.8)), delta=0.01)
        self.assertAlmostEqual(found[0]["npsv_at_high"], expected_value(168 / (42 * 0.68)), delta=0.01)

    def test_a_benefit_over_states_and_demand_is_worth_what_a_second_calculation_says(self):
        study = self.folder / "study.toml"
        study.write_text(study.read_text(encoding="utf-8").replace("replications = 1", "replications = 3\ndemand = [1.0, 1.3]")
                         .replace("attrition = 0.3", "attrition = 0.3\ndemand_growth = 0.06") + BENEFIT, encoding="utf-8")
        value = self.case()["appraisal"]["values"][0]
        with h5py.File(self.folder / "study.h5") as file:
            service = second_calculation.rows(file, "service_runs")
            demand_of = datetime.date.fromisoformat(file["appraisal"].attrs["demand_of"])
        self.assertAlmostEqual(value["societal"], self.expected_benefit(service, demand_of), delta=0.01)

    def expected_benefit(self, service, demand_of):
        """Of £1,000 for each second that fire callers wait less, on lines straight on logarithms from demand 1 to 1.3."""
        def mean(option, since, demand):
            return statistics.fmean(row["value"] for row in service if row["measure"] == "answer_time_mean" and row["thing"] == "fire_999"
                                    and (row["option"], row["from"], row["demand"]) == (option, since, demand))

        def line(option, since, demand):
            low, high = mean(option, since, 1), mean(option, since, 1.3)
            self.assertLess(low, high)  # nothing to pool
            return low * (high / low) ** (math.log(min(max(demand, 1), 1.3)) / math.log(1.3))

        self.assertEqual([mean("merged", "", demand) for demand in (1, 1.3)], [mean("nothing", "", demand) for demand in (1, 1.3)])
        worth = 0
        for month in second_calculation.months_of(START, YEARS):
            demand = 1.06 ** (month.years_in - (demand_of - START).days / 365.25)
            gain = line("nothing", "", demand) - line("merged", "2026-04-01", demand)
            worth += 1_000 * gain * month.share(LIVE) * month.of_year / 1.035 ** month.year
        return worth

    def test_tables_add_up_to_the_value_and_the_ratio(self):
        findings = self.case()
        value = findings["appraisal"]["values"][0]
        with open(self.folder / "case/costs.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        present = {name: sum(float(row["present"]) for row in rows if row["option"] == name) for name in ("nothing", "merged")}
        self.assertAlmostEqual(present["nothing"] - present["merged"], value["npsv"], delta=0.005 * len(rows))
        categories = {}
        for row in rows:
            sign = 1 if row["option"] == "nothing" else -1
            key = row["category"], row["kind"]
            categories[key] = categories.get(key, 0) + sign * float(row["present"])
        costs = -sum(amount for amount in categories.values() if amount < 0)
        benefits = sum(amount for amount in categories.values() if amount > 0)
        self.assertAlmostEqual(value["benefit_cost_ratio"], benefits / costs, places=5)
        with open(self.folder / "case/timeline.csv", encoding="utf-8", newline="") as file:
            months = list(csv.DictReader(file))
        self.assertEqual(len(months), 12 * YEARS)
        self.assertAlmostEqual(float(months[-1]["cumulative"]), sum(float(month["saving"]) for month in months), delta=1)

    def test_moving_a_room_saves_no_posts(self):
        """Co-location without pooling: the estate is cheaper, and nobody's posts are."""
        (self.folder / "world.toml").write_text(
            f'format = "bluelight-world/1"\nextends = "{program.ROOT}/{program.SMALL}/world.toml"\n'
            '[site.police_hq]\norganisation = "police"\n[site.fire_hq]\norganisation = "fire"\nrunning = 100_000\n'
            '[room.police_room]\nsite = "police_hq"\n[room.fire_room]\nsite = "fire_hq"\n', encoding="utf-8")
        (self.folder / "merged.toml").write_text(
            PROPOSAL.format(name="moved") + '[lever.move]\nkind = "co_locate"\nlive = 2026-04-01\nclose = "fire_hq"\n'
            'moves = [{ room = "fire_room", to = "police_room" }]\ncapital = 50_000\n', encoding="utf-8")
        for staffing in ("fixed", "hold_standard"):
            (self.folder / "study.toml").write_text(f'staffing = "{staffing}"\n' + STUDY, encoding="utf-8")
            value = self.case()["appraisal"]["values"][0]
            with open(self.folder / "case/costs.csv", encoding="utf-8", newline="") as file:
                rows = [(row["option"], float(row["amount"])) for row in csv.DictReader(file) if row["kind"] == "posts"]
            paid = {name: sum(amount for option, amount in rows if option == name) for name in ("nothing", "merged")}
            self.assertGreater(paid["nothing"], 0)
            self.assertEqual(paid["merged"], paid["nothing"])
            running = sum(100_000 / 1.035 ** year for year in range(1, YEARS))
            capital = 50_000 / 1.035  # of a building, for which no optimism bias is stated
            self.assertAlmostEqual(value["npsv"], running - capital, delta=0.01)

    def test_a_benefit_beside_found_posts_and_an_unknown_measure_are_refused(self):
        study = (self.folder / "study.toml")
        study.write_text(STUDY + '[appraisal.benefit.x]\nfamily = "contact"\nmeasure = "answer_tim"\nthing = "fire_999"\nvalue = -5\n',
                         encoding="utf-8")
        done = self.program("check", study, code=3)
        self.assertIn("appraisal.benefit.x", done.stderr)


if __name__ == "__main__":
    unittest.main()
