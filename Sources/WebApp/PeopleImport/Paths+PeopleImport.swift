import HTML

extension Paths {
    static let newPeopleImport = Link(["settings", "people", "import"])
    static let peopleImportDryRun = Link(["settings", "people", "import", "dry-run"])
    static let peopleImports = Link(["settings", "people", "import"])
    static let peopleImportLinks = Link(["settings", "people", "import", "links.csv"])
}
