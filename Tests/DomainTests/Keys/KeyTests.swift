import Domain
import Testing

struct KeyTests {
    @Test(arguments: [
        ("INC-12", Key(.incident, 12)), ("GR-7", Key(.guardrail, 7)), ("FU-31", Key(.followUp, 31)),
        ("PRE-4", Key(.premortem, 4)), ("inc-12", Key(.incident, 12)),
        ("Fu-999999999999999999", Key(.followUp, 999_999_999_999_999_999)),
    ])
    func `a key is read as people type it`(text: String, key: Key) {
        #expect(Key(text) == key)
    }

    @Test func `a key is written in capitals`() {
        #expect(Key(.incident, 12).description == "INC-12")
        #expect(ID<Guardrail>(7).key.description == "GR-7")
        #expect(ID<FollowUp>(31).key.description == "FU-31")
        #expect(Key("gr-7")?.description == "GR-7")
        for prefix in Key.Prefix.allCases {
            let word = prefix.rawValue
            for text in [
                "\(word)-7", "\(word)7", "\(word.lowercased())7", "\(word.lowercased()) 7", "\(word.lowercased())-7",
            ] {
                #expect(Key(typed: text) == Key(prefix, 7), "\(text)")
            }
        }
        for text in ["inc--7", "inc", "7", "inc07", "in7", "inc7 rows", "inc - 7", ""] {
            #expect(Key(typed: text) == nil)
        }
    }

    @Test(arguments: [
        "", "-", "INC", "INC-", "INC-0", "INC-012", "INC--1", "INC-+1", "INC-1-2", "INC-1 ", " INC-1", "INC -1",
        "INC_1",
        "INC-1.5", "INC-1e3", "ABC-1", "INCI-1", "IN-1", "INC-9999999999999999999", "INC-99999999999999999999999999",
        "INC-\u{0661}", "INC-1\u{301}", "INC\u{301}-1", "INC-1\u{0}", "INC\u{2010}1", "\u{131}nc-1",
    ])
    func `anything else is no key`(text: String) {
        #expect(Key(text) == nil)
    }
}

struct IDTests {
    @Test func `a plain positive number is an id`() {
        #expect(ID<Incident>(text: "1")?.rawValue == 1)
        #expect(ID<Incident>(text: "999999999999999999")?.rawValue == 999_999_999_999_999_999)
    }

    @Test(arguments: [
        "", "0", "-1", "+1", " 1", "1 ", "1.0", "0x1", "\u{0661}", "1\u{301}", "1234567890123456789", "null",
    ])
    func `anything else is none`(text: String) {
        #expect(ID<Incident>(text: text) == nil)
    }
}
