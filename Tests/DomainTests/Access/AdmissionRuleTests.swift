import Domain
import Testing

@Suite("The levels that groups give")
struct AdmissionRuleTests {
    @Test func `are the highest of somebody's groups, and that of everybody else`() throws {
        let levels = try GroupLevels(" leads = administrator ;sre=editor; staff=observer;; *=contributor")
        #expect(levels.level(["staff", "sre"]) == .editor)
        #expect(levels.level(["staff"]) == .observer)
        #expect(levels.level(["sales"]) == .contributor && levels.level([]) == .contributor)
        #expect(levels.level(["*"]) == .contributor)
        #expect(try GroupLevels("sre=editor").level(["SRE", "sre ", "sales"]) == nil)
    }

    @Test func `belong to names that directories use`() throws {
        let levels = try GroupLevels("cn=sre,ou=groups,dc=example=editor;/realm/leads=administrator")
        #expect(levels.level(["cn=sre,ou=groups,dc=example"]) == .editor)
        #expect(levels.level(["/realm/leads"]) == .administrator)
    }

    @Test(arguments: ["", ";", "sre", "sre=", "sre=boss", "=editor", "sre=editor;sre=observer", "sre=Editor"])
    func `are refused when they are not clear`(text: String) {
        #expect(throws: Refusal.self) { try GroupLevels(text) }
    }

    @Test func `are set again at every sign-in only where groups decide`() throws {
        let groups = AdmissionRule.groups(try GroupLevels("sre=editor"))
        #expect(groups.newLevel(["sre"]) == .editor && groups.level(["sre"], now: .administrator) == .editor)
        #expect(groups.newLevel([]) == nil && groups.level([], now: .administrator) == nil)
        #expect(AdmissionRule.everybody(.contributor).newLevel([]) == .contributor)
        #expect(AdmissionRule.everybody(.contributor).level([], now: .reviewer) == .reviewer)
        #expect(AdmissionRule.linked.newLevel(["sre"]) == nil)
        #expect(AdmissionRule.linked.level(["sre"], now: .reviewer) == .reviewer)
    }
}
