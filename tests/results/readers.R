# Reads the sample study of `sample_study.hpp` with rhdf5 and checks what stands in it. Usage: Rscript readers.R FILE
library(rhdf5)
file <- commandArgs(trailingOnly = TRUE)[1]

attributes <- h5readAttributes(file, "/", bit64conversion = "double")
stopifnot(attributes$format == "bluelight-results/1", attributes$title == "Two rooms or one")

offered <- h5read(file, "contact/offered")
stopifnot(dim(offered) == c(2, 3, 2))                     # contact, replication, option
stopifnot(offered[2, 3, 2] == 1000 + 200 + 1 + 0.125)
stopifnot(all(is.nan(offered[, 2, 2])))
stopifnot(h5readAttributes(file, "contact/offered")$units == "s")
stopifnot(h5read(file, "contact/contact") == c("police_999", "fire_999"))

runs <- h5read(file, "runs", bit64conversion = "double")
stopifnot(runs$status == c("done", "done", "done", "done", "crashed", "done"))

measures <- h5read(file, "measures")
stopifnot(nrow(measures) == 28)
joint <- measures[measures$series == "joint_room" & measures$replication == 2, ]
stopifnot(joint$value == 1204.125)
