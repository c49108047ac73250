import GRDB

/// Stored edits left out empty fields. They are now stored as null, because a missing name means that the release that
/// stored the edit did not know the field.
enum Migration0012 {
    static func run(_ db: Database) throws {
        let emptied = [
            "follow_up": ["ownerID", "teamID", "due"],
            "guardrail": ["ownerTeamID", "proofMethod", "proofEveryDays"],
            "launch": ["date", "ownerID"],
            "premortem": ["lookBackOn"],
        ]
        for (subject, names) in emptied {
            let nulls = names.map { "'$.\($0)', NULL" }.joined(separator: ", ")
            try db.execute(
                sql: "UPDATE edit_version SET fields = json_insert(fields, \(nulls)) WHERE subject = ?",
                arguments: [subject])
        }
    }
}
