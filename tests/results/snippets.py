"""Executes every Python and R fence of a document in the current folder.

Usage: snippets.py DOCUMENT
"""
import re
import subprocess
import sys

FENCE = re.compile(r"```(python|r)\n(.*?)```", re.DOTALL)
INTERPRETERS = {"python": [sys.executable, "-c"], "r": ["Rscript", "-e"]}

with open(sys.argv[1], encoding="utf-8") as document:
    snippets = FENCE.findall(document.read())
assert {language for language, _ in snippets} == set(INTERPRETERS), "no examples found"
for language, code in snippets:
    subprocess.run([*INTERPRETERS[language], code], check=True)
