"""The JSON Schema that editors use accepts every scenario of the repository and points at a mistyped key."""
import json
import os
import pathlib
import subprocess
import tomllib
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]


def schema_of(kind):
    command = [os.environ["PROGRAM"], "keys", kind, "--json-schema"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout)


def kind_of(scenario):
    return scenario["format"].removeprefix("bluelight-").split("/")[0]


class Schema(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.validators = {}
        for kind in ("world", "proposal", "study"):
            schema = schema_of(kind)
            jsonschema.Draft4Validator.check_schema(schema)
            cls.validators[kind] = jsonschema.Draft4Validator(schema)

    def faults_of(self, scenario):
        return [fault.message for fault in self.validators[kind_of(scenario)].iter_errors(scenario)]

    def test_scenarios_of_the_repository(self):
        files = [*ROOT.glob("scenarios/**/*.toml"), ROOT / "tests/scenario/every_key.toml"]
        self.assertGreater(len(files), 5)
        for file in files:
            with self.subTest(file.name):
                self.assertEqual(self.faults_of(tomllib.loads(file.read_text(encoding="utf-8"))), [])

    def test_mistyped_key(self):
        scenario = {"format": "bluelight-world/1", "contact": {"police_999": {"priorty": 1}}}
        faults = self.faults_of(scenario)
        self.assertEqual(len(faults), 1)
        self.assertIn("priorty", faults[0])

    def test_wrong_type(self):
        self.assertTrue(self.faults_of({"format": "bluelight-study/1", "seed": [1]}))
        self.assertTrue(self.faults_of({"format": "bluelight-study/2"}))


if __name__ == "__main__":
    unittest.main()
