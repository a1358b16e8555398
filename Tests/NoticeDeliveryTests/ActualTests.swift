// SPDX-License-Identifier: Apache-2.0

import NoticeDelivery
import Testing

@testable import ResponseCore
@testable import ResponseModel

@Suite("What a real channel takes")
struct ActualTests {
    @Test("nothing of an exercise can become an actual delivery")
    func exerciseTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = Actual(Delivery.sample(), in: .exercise("payment-night"))
        }
    }

    @Test("what is derived from an actual order is actual, with the same content")
    func derived() {
        let order = Actual(Delivery.sample(), in: .actual)
        #expect(order.map(\.key).content == "n-7/c-1/mail")
    }
}
