import Domain
import Testing

struct SearchWordTests {
    @Test(arguments: [
        ["ledger", "ledgers"], ["delete", "deletes", "deleted", "deleting"], ["drop", "drops", "dropped", "dropping"],
        ["query", "queries"], ["batch", "batches"], ["process", "processes", "processed"], ["index", "indexes"],
        ["run", "runs", "running"], ["retry", "retries"],
    ])
    func `forms of an English word have one stem`(words: [String]) {
        #expect(Set(words.map(SearchWord.stem)).count == 1, "\(words.map(SearchWord.stem))")
    }

    @Test(arguments: [
        "status", "string", "need", "speed", "bus", "analysis", "access", "ring", "red", "障害", "inc1", "",
    ])
    func `a word that only looks like a form stays as it is`(word: String) {
        #expect(SearchWord.stem(word) == word)
    }

    @Test(arguments: [
        ("økonomi", "okonomi"), ("æble", "aeble"), ("straße", "strasse"), ("đà", "dà"), ("łódź", "lódź"),
        ("plain", "plain"),
    ])
    func `letters without parts are folded`(word: String, folded: String) {
        #expect(SearchWord.folded(word) == folded)
    }

    @Test func `the index holds a word, its stem, and the pairs and signs of a script without spaces`() {
        #expect(SearchWord.indexed("ledgers") == ["ledgers", "ledger"])
        #expect(SearchWord.indexed("rows") == ["rows", "row"])
        #expect(SearchWord.indexed("12") == ["12"])
        #expect(SearchWord.indexed("大規模") == ["大規模", "大規", "規模", "大", "規", "模"])
        #expect(SearchWord.indexed("db障害") == ["db障害", "db", "障害", "障", "害"])
    }

    @Test func `a search asks for the pairs of a script without spaces`() {
        #expect(SearchWord.asked("障害") == ["障害"])
        #expect(SearchWord.asked("大規模") == ["大規", "規模"])
        #expect(SearchWord.asked("害") == ["害"])
        #expect(SearchWord.asked("db障害") == ["db", "障害"])
        #expect(SearchWord.asked("ledgers") == ["ledgers"])
    }
}
