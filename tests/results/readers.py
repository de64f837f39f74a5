"""Reads the sample study of `sample_study.hpp` with h5py, pandas and xarray, and checks what stands in it.

Usage: readers.py FILE
"""
import sys

import h5py
import numpy
import pandas
import xarray

FILE = sys.argv[1]
CONTACTS = ["police_999", "fire_999"]
ROOMS = ["police_room", "fire_room", "joint_room"]


def value(option, replication, position):
    """Number `position` of a run, as the sample makes it."""
    return 1000 * option + 100 * replication + position + 0.125


def check_h5py():
    with h5py.File(FILE) as file:
        assert file.attrs["format"] == "bluelight-results/1"
        assert file.attrs["title"] == "Two rooms or one"
        assert file.attrs["seed"] == 0xFFFFFFFFFFFFFFF1
        assert file.attrs["git_commit"] == "fe94d73"
        assert file.attrs["provenance_seed"] == "18446744073709551601"
        assert file.attrs["complete"] == 1
        offered = file["contact/offered"]
        assert offered.shape == (2, 3, 2)
        assert offered.dtype == "<f8"
        assert offered.attrs["units"] == "s"
        assert offered.attrs["long_name"] == "what offered means"
        assert [dimension.keys()[0] for dimension in offered.dims] == ["option", "replication", "contact"]
        assert list(offered.dims[2]["contact"].asstr()[:]) == CONTACTS
        assert offered[1, 2, 1] == value(1, 2, 1)
        assert list(file["options/title"].asstr()[:]) == ["Option today, für alle", "Option one_room, für alle"]
        assert file["options/resolved"].asstr()[1] == 'title = "one_room"\n# line two\n'
        assert list(file["runs"]) == ["run", "option", "replication", "status", "message", "seed"]


def check_xarray():
    contact = xarray.open_dataset(FILE, group="contact")
    mean = contact.answer_time_mean
    assert mean.dims == ("option", "replication", "contact")
    assert mean.sel(option="today", replication=1, contact="fire_999") == value(0, 1, 3)
    assert numpy.isnan(mean.sel(option="today", replication=2, contact="fire_999"))
    assert numpy.isnan(contact.offered.sel(option="one_room", replication=1)).all()
    room = xarray.open_dataset(FILE, group="room")
    assert list(room.room.values) == ROOMS
    assert numpy.isnan(room.queue_length.sel(option="one_room", room="police_room")).all()
    assert room.queue_length.sel(option="one_room", room="joint_room", replication=2) == value(1, 2, 4)
    assert room.room_position.values.tolist() == [[0, 1, -1], [-1, -1, 0]]
    hour = xarray.open_dataset(FILE, group="room_hour")
    assert hour.offered.sel(option="today", replication=0, room="fire_room", hour_of_week="Mon 01") == value(0, 0, 10)
    runs = xarray.open_dataset(FILE, group="runs").to_dataframe()
    assert list(runs.status) == ["done"] * 4 + ["crashed", "done"]
    assert runs.message[4] == "ended by signal 11 (Segmentation fault)"
    costs = xarray.open_dataset(FILE, group="costs").to_dataframe()
    assert list(costs.amount) == [2.4e6, -1e5]
    assert list(costs["from"]) == ["2027-04-01", "2028-04-01"]
    appraisal = xarray.open_dataset(FILE, group="appraisal")
    assert list(appraisal.rate.values) == [0.035, 0.03]
    assert appraisal.attrs["base"] == "2026-04-01"
    inputs = xarray.open_dataset(FILE, group="inputs").to_dataframe()
    assert inputs.path[0] == "contact.police_999.talk.mean"
    assert (inputs.value[0], inputs.low[0], inputs.high[0], inputs.unit[0], inputs.line[0]) == (360, 240, 480, "s", 12)
    posts = xarray.open_dataset(FILE, group="posts")
    assert posts.posts.values.tolist() == [6.5, 6.5, 5.25]
    assert posts["from"].values.tolist() == ["", "", "2027-04-01"]


def check_pandas():
    measures = pandas.read_hdf(FILE, "measures")
    assert list(measures.columns) == ["option", "replication", "family", "series", "measure", "value"]
    assert len(measures) == 3 * 6 + 2 * 5
    row = measures[(measures.option == "one_room") & (measures.replication == 2) & (measures.family == "room")]
    assert row.series.tolist() == ["joint_room"]
    assert row.value.tolist() == [value(1, 2, 4)]


check_h5py()
check_xarray()
check_pandas()
