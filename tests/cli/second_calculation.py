"""The net present social value of a study's proposals once more, from its results file and decision 10 alone.

For central values: rosters that stay or were found at one level of demand, and no valued benefits.
"""
import datetime
from dataclasses import dataclass

import h5py

DAY = datetime.timedelta(1)
CATEGORIES = {"estate": "building", "building": "building", "ict": "ict", "transition": "transition", "training": "training"}


def rows(file, group):
    """The rows of a group of columns as dictionaries."""
    if group not in file:
        return []
    columns = {name: data.asstr()[()] if h5py.check_string_dtype(data.dtype) else data[()] for name, data in file[group].items()}
    return [dict(zip(columns, row)) for row in zip(*columns.values())]


@dataclass
class Month:
    begin: datetime.date
    end: datetime.date
    year: int
    of_year: float
    years_in: float

    def share(self, since, until=datetime.date.max):
        """Part of the month that lies in [since, until)."""
        return max((min(self.end, until) - max(self.begin, since)) / DAY, 0) / ((self.end - self.begin) / DAY)


def months_of(base, years):
    firsts = [datetime.date(base.year + (base.month - 1 + i) // 12, (base.month - 1 + i) % 12 + 1, base.day) for i in range(12 * years + 1)]
    for i, (begin, end) in enumerate(zip(firsts, firsts[1:])):
        year = i // 12
        days = (firsts[12 * year + 12] - firsts[12 * year]) / DAY
        middle = ((begin - base) / DAY + (end - base) / DAY) / 2 / 365.25
        yield Month(begin, end, year, (end - begin) / DAY / days, middle)


class Option:
    """Present cost of one option."""

    def __init__(self, file, name):
        self.appraisal = {row["path"]: row["value"] for row in rows(file, "appraisal_inputs")}
        self.inputs = {row["path"]: row["value"] for row in rows(file, "inputs") if row["option"] == name}
        self.posts = [row for row in rows(file, "posts") if row["option"] == name]
        self.costs = [row for row in rows(file, "costs") if row["option"] == name]
        attributes = file["appraisal"].attrs
        self.base, self.years = datetime.date.fromisoformat(attributes["base"]), int(attributes["years"])
        self.steps = [(row["from_year"], row["rate"]) for row in rows(file, "appraisal")]
        self.levers = {row["name"]: self.lever(row) for row in rows(file, "levers") if row["option"] == name}
        self.states = sorted({row["from"] for row in self.posts})

    def number(self, name, otherwise=0.0):
        return self.appraisal.get("appraisal." + name, otherwise)

    def lever(self, row):
        def days(key):
            return datetime.timedelta(seconds=round(self.inputs.get(f"lever.{row['name']}.{key}", 0)))
        planned = datetime.date.fromisoformat(row["live"])
        return {"planned": planned, "live": planned + days("delay"), "double": days("double_running"),
                "realisation": self.inputs.get(f"lever.{row['name']}.realisation", 1.0)}

    def discount(self, year):
        factor = 1.0
        for one in range(year):
            factor /= 1 + max((step for step in self.steps if step[0] <= one + 1), key=lambda step: step[0])[1]
        return factor

    def state_levers(self, state):
        return [lever for lever in self.levers.values() if state and lever["planned"] == datetime.date.fromisoformat(state)]

    def begin(self, state):
        if not state:
            return datetime.date.min
        return max([datetime.date.fromisoformat(state)] + [lever["live"] for lever in self.state_levers(state)])

    def in_state(self, organisation, state):
        return {(row["group"], row["cost_per_fte"]): row["posts"] for row in self.posts
                if row["organisation"] == organisation and row["from"] == state}

    def needed(self, organisation, month):
        posts = {}
        for state, until in zip(self.states, [self.begin(one) for one in self.states[1:]] + [datetime.date.max]):
            for slot, number in self.in_state(organisation, state).items():
                posts[slot] = posts.get(slot, 0) + number * month.share(self.begin(state), until)
        return posts

    def surplus(self, organisation, month):
        """Posts paid though no state needs them: in double running, and never realised."""
        double = unrealised = 0.0
        for before, state in zip(self.states, self.states[1:]):
            fall = sum(self.in_state(organisation, before).values()) - sum(self.in_state(organisation, state).values())
            if fall <= 0:
                continue
            levers, begin = self.state_levers(state), self.begin(state)
            realised = min([lever["realisation"] for lever in levers], default=1.0)
            double += realised * fall * month.share(begin, begin + max([lever["double"] for lever in levers], default=0 * DAY))
            unrealised += (1 - realised) * fall * month.share(begin)
        return double + unrealised

    def staff(self, organisation, months):
        """Present cost of an organisation's posts."""
        attrition = self.appraisal.get("appraisal.attrition")
        exits_a_year, redundancy = self.number("paid_exits"), self.number("redundancy")
        start = self.in_state(organisation, [state for state in self.states if self.begin(state) <= self.base][-1])
        last, sum_ = sum(start.values()), 0.0
        for month in months:
            needed, surplus = self.needed(organisation, month), self.surplus(organisation, month)
            target = sum(needed.values()) + surplus
            paid, exits = target, 0.0
            if attrition is not None:
                left, most = last * (1 - attrition / 12), exits_a_year / 12 * sum(start.values())
                exits = min(max(left - target, 0), most)
                paid = max(target, left - most)
            fallen = {slot: max(number - needed.get(slot, 0), 0) for slot, number in start.items()}
            if sum(fallen.values()) <= 0:
                fallen = start
            level = (1 + self.number("pay_growth")) ** month.years_in
            price = sum(number * slot[1] for slot, number in fallen.items()) / sum(fallen.values()) * level
            pay = sum(number * slot[1] for slot, number in needed.items()) * level + (paid - sum(needed.values())) * price
            cost = pay * month.of_year * (1 + self.number("non_pay." + organisation)) + exits * price * redundancy
            if paid > last:
                mean = sum(number * slot[1] for slot, number in needed.items()) / sum(needed.values()) * level
                cost += (paid - last) * mean * self.number("training")
            last = paid
            sum_ += cost * self.discount(month.year)
        return sum_

    def line(self, row, months):
        """Present cost of one cost line."""
        amount, yearly, category = row["amount"], bool(row["yearly"]), row["category"]
        begin = datetime.date.fromisoformat(row["from"])
        until = datetime.date.fromisoformat(row["until"]) if row["until"] else None
        if category == "exit":
            return 0.0  # nobody leaves in the central case
        if amount > 0 and not yearly:
            kind = CATEGORIES.get(category, "other")
            amount *= 1 + self.number("optimism_bias." + kind) * (1 - self.number("mitigated." + kind))
        if amount < 0 and yearly and category != "estate":
            amount *= 1 - self.number("benefit_bias")
        lever = self.levers.get(row["lever"])
        if lever and (yearly or amount < 0):
            shift = lever["live"] - lever["planned"] + (lever["double"] if yearly and amount < 0 else 0 * DAY)
            begin, until = begin + shift, until and until + shift
        if yearly:
            return sum(amount * month.share(begin, until or datetime.date.max) * month.of_year * self.discount(month.year) for month in months)
        return sum(amount * self.discount(month.year) for month in months if month.begin <= begin < month.end)

    def present(self):
        months = list(months_of(self.base, self.years))
        organisations = {row["organisation"] for row in self.posts}
        return sum(self.staff(one, months) for one in organisations) + sum(self.line(row, months) for row in self.costs)


def values(path):
    """The central value of each proposal of a results file, by name."""
    with h5py.File(path) as file:
        names = [row["option"] for row in rows(file, "options")]
        present = {name: Option(file, name).present() for name in names}
    return {name: present[names[0]] - present[name] for name in names[1:]}


if __name__ == "__main__":
    import sys
    for name, value in values(sys.argv[1]).items():
        print(f"{name} {value:.2f}")
