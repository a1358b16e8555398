// SPDX-License-Identifier: Apache-2.0

import Testing

@Suite("The example plans of the documentation")
struct ExamplePlanTests {
    @Test(
        "pass their own tests",
        arguments: [
            "real-plans", "classification/work-safety", "classification/ticket-priority",
            "classification/service-impact",
        ])
    func tests(_ folder: String) async throws {
        let site = try Site()
        let outcome = try await site.muster("test", "\(Site.repository)/docs/examples/\(folder)")
        #expect(outcome.status == 0, "\(outcome.all)")
        #expect(outcome.all.contains(" 0 failed"), "\(outcome.all)")
    }

    @Test("take lists as facts from the command line")
    func lists() async throws {
        let site = try Site()
        let outcome = try await site.muster(
            "explain", "service-impact", "--plans",
            "\(Site.repository)/docs/examples/classification/service-impact", "--facts",
            #"components=["Builds", "Pages"]"#, "--facts", "updates=8", "--facts", "title=1200")
        #expect(outcome.status == 0, "\(outcome.all)")
        #expect(outcome.output.contains("major"), "\(outcome.all)")
    }

    @Test("show whoever does a step what to type and to find out, and run nothing")
    func step() async throws {
        let site = try Site()
        let plans = ["--plans", "\(Site.repository)/docs/examples/real-plans"]
        let declared = try await site.run(
            ["declare", "--plan", "etcd-members-down", "A member is down", "--as", "shi-lan"]
                + plans)
        #expect(declared.status == 0, "\(declared.all)")
        let shown = try await site.run(["incident", "step", "show", "inc-0001", "nodes"] + plans)
        #expect(shown.status == 0, "\(shown.all)")
        #expect(shown.output.contains("oc get nodes -l node-role.kubernetes.io/master="))
        #expect(shown.output.contains("NotReady") && shown.output.contains("nodes_not_ready"))
        let unknown = try await site.run(["incident", "step", "show", "inc-0001", "nodez"] + plans)
        #expect(unknown.status == 3 && unknown.errors.contains("nodes"), "\(unknown.all)")
    }
}
