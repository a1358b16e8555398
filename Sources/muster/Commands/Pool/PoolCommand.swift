// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ResponseCore
import ResponseModel

/// `muster pool`: what the response can draw on.
struct PoolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pool", abstract: "Resource pools: the board, requests, commitments, returns.",
        subcommands: [
            PoolList.self, PoolShow.self, PoolRequest.self, PoolCommit.self, PoolDecline.self,
            PoolMobilise.self,
            PoolAssign.self, PoolRelease.self, PoolReturn.self, PoolRestock.self,
            PoolOutOfService.self, PoolWhy.self,
            PoolOffer.self, PoolAccept.self, PoolTake.self, PoolReserve.self, PoolReady.self,
            PoolUse.self, PoolDiscard.self,
            PoolAssess.self, PoolHeadroom.self,
        ])
}
