/// Keys of dispatch desks, and of the ways in which incidents go to other services.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

const Keys<DispatchDesk>& desk_keys();
const Keys<TransferMeans>& transfer_keys();
const Keys<TransferLink>& link_keys();
const Keys<Site>& site_keys();

}  // namespace bluelight
