"""The shared defaults: every number has a source, and the calls add up to what the evidence says."""
import re
import tomllib
import unittest

import repository

# Calls a year for 1,000 residents: evidence 8a.
CALLS_PER_1000 = {"police_999": 155, "police_101": 280, "fire_999": 15, "fire_admin": 30, "ambulance_999": 173}
# Calls for each incident (those calls that belong to one), with its range: evidence 8a.
CALLS_PER_INCIDENT = {"police": (1.18, 1.5), "fire": (1.15, 1.45), "ambulance": (1.1, 1.4)}
# Shares of calls that belong to no incident: evidence 8a.
NO_INCIDENT = {"police": 0.40, "fire": 0.10, "ambulance": 0.03}

GRADES = {"high", "reported", "low", "memory", "derived", "assumed"}


def library_files():
    return [path for path in repository.files(".toml") if path.parts[:2] == ("scenarios", "library")]


def scenario(path):
    return tomllib.loads(repository.text(path))


def stated(value):
    """The number itself, whether or not it is written as a table."""
    return value["value"] if isinstance(value, dict) else value


def is_number(value):
    if isinstance(value, str):
        return re.match(r"-?[\d.]+( ?%| (s|min|h|days?|weeks?|years?|GBP|/\w+))?$", value) is not None
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def unsourced(node, path, covered=False):
    """Paths of numbers with no source of their own and in no table that states one."""
    if isinstance(node, dict):
        covered = covered or "source" in node
        return [fault for key, value in node.items() if not (key == "grade" and is_number(value))  # an order, nothing measured
                for fault in unsourced(value, f"{path}.{key}", covered)]
    if isinstance(node, list):
        return [fault for i, value in enumerate(node) for fault in unsourced(value, f"{path}[{i}]", covered)]
    return [path] if is_number(node) and not covered else []


def tables(node, path=""):
    if isinstance(node, dict):
        yield path, node
        for key, value in node.items():
            yield from tables(value, f"{path}.{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from tables(value, f"{path}[{i}]")


def calls_about(incident):
    """Mean number of calls about one incident."""
    usual = sum(stated(variant["share"]) * stated(variant["calls"]) for variant in incident["variants"])
    burst = incident.get("burst", {"share": 0, "calls": 0})
    return usual + stated(burst["share"]) * stated(burst["calls"]) - stated(incident.get("without_call", 0))


def expected_calls(world):
    """Calls a year for 1,000 residents by contact class, computed from the file: incidents, and calls that belong to none."""
    of_incidents, of_none = {}, {}
    for calls in world["calls"].values():
        rate = stated(calls["per_1000_per_year"])
        of_none[calls["contact"]] = of_none.get(calls["contact"], 0) + rate
    for incident in world["incident"].values():
        callers = calls_about(incident)
        for contact, share in incident["first"].items():
            rate = stated(incident["per_1000_per_year"]) * callers * stated(share)
            of_incidents[contact] = of_incidents.get(contact, 0) + rate
    return of_incidents, of_none


class Library(unittest.TestCase):
    def test_every_number_has_a_source(self):
        self.assertTrue(library_files())
        for path in library_files():
            faults = unsourced(scenario(path), str(path))
            self.assertFalse(faults, "\n" + "\n".join(faults))

    def test_sources_name_evidence_or_say_assumed(self):
        for path in library_files():
            for name, table in tables(scenario(path)):
                source = table.get("source")
                if source is None:
                    continue
                self.assertRegex(source, r"^(evidence \d+[a-f.]|assumed)", name)
                if "value" not in table:
                    continue
                self.assertIn(table.get("grade"), GRADES, name)
                self.assertEqual(source.startswith("assumed"), table["grade"] == "assumed", name)
                if table["grade"] == "assumed":
                    self.assertTrue("low" in table and "high" in table, f"{name}: assumed without a range")

    def test_calls_add_up_to_the_evidence(self):
        of_incidents, of_none = expected_calls(scenario("scenarios/library/england_2025.toml"))
        self.assertEqual(sorted(set(of_incidents) | set(of_none)), sorted(CALLS_PER_1000))
        for contact, total in CALLS_PER_1000.items():
            self.assertAlmostEqual(of_incidents.get(contact, 0) + of_none.get(contact, 0), total, delta=0.01, msg=contact)

    def test_calls_without_incident_have_their_share(self):
        of_incidents, of_none = expected_calls(scenario("scenarios/library/england_2025.toml"))
        emergencies = {"police": ["police_999", "police_101"], "fire": ["fire_999"], "ambulance": ["ambulance_999"]}
        for service, contacts in emergencies.items():
            none = sum(of_none[contact] for contact in contacts)
            everything = none + sum(of_incidents[contact] for contact in contacts)
            self.assertAlmostEqual(none / everything, NO_INCIDENT[service], delta=0.001, msg=service)

    def test_calls_per_incident_are_in_range(self):
        world = scenario("scenarios/library/england_2025.toml")
        for service, (low, high) in CALLS_PER_INCIDENT.items():
            calls = incidents = 0
            for incident in world["incident"].values():
                led_by = next(iter(incident["first"])).split("_")[0]
                if led_by != service:
                    continue
                rate = stated(incident["per_1000_per_year"])
                incidents += rate * (1 - stated(incident.get("without_call", 0)))
                calls += rate * calls_about(incident)
            self.assertTrue(low <= calls / incidents <= high, f"{service}: {calls / incidents}")


if __name__ == "__main__":
    unittest.main()
