import GRDB

/// All migrations of the database schema, in order.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 start", migrate: Migration0001.run)
        migrator.registerMigration("0002 writing together", migrate: Migration0002.run)
        migrator.registerMigration("0003 images and quotations", migrate: Migration0003.run)
        migrator.registerMigration("0004 wording", migrate: Migration0004.run)
        migrator.registerMigration("0005 review and publication", migrate: Migration0005.run)
        migrator.registerMigration("0006 register", migrate: Migration0006.run)
        migrator.registerMigration("0007 reviews", migrate: Migration0007.run)
        migrator.registerMigration("0008 freezes", migrate: Migration0008.run)
        migrator.registerMigration("0009 premortems", migrate: Migration0009.run)
        migrator.registerMigration("0010 edits", migrate: Migration0010.run)
        migrator.registerMigration("0011 risks are searched once a session is over", migrate: Migration0011.run)
        migrator.registerMigration("0012 edits say what is empty", migrate: Migration0012.run)
        migrator.registerMigration("0013 answers to suggestions", migrate: Migration0013.run)
        migrator.registerMigration("0014 known places and a trial of writing", migrate: Migration0014.run)
        migrator.registerMigration("0015 forms that were sent", migrate: Migration0015.run)
        migrator.registerMigration("0016 when incidents happened", migrate: Migration0016.run)
        migrator.registerMigration("0017 search finds other forms of words", migrate: Migration0017.run)
        migrator.registerMigration("0018 roles while it is happening", migrate: Migration0018.run)
        migrator.registerMigration("0022 names for pickers", migrate: Migration0022.run)
        migrator.registerMigration("0023 templates in the settings", migrate: Migration0023.run)
        migrator.registerMigration("0024 names in texts", migrate: Migration0024.run)
        migrator.registerMigration("0025 plan of a pre-mortem", migrate: Migration0025.run)
        migrator.registerMigration("0026 the state before a link", migrate: Migration0026.run)
        migrator.registerMigration("0027 second factor", migrate: Migration0027.run)
        migrator.registerMigration("0028 where sessions are used", migrate: Migration0028.run)
        migrator.registerMigration("0029 scopes of tokens", migrate: Migration0029.run)
        migrator.registerMigration("0030 imports", migrate: Migration0030.run)
        migrator.registerMigration("0031 every order of a list", migrate: Migration0031.run)
        migrator.registerMigration("0032 ladder of access", migrate: Migration0032.run)
        migrator.registerMigration("0033 grants", migrate: Migration0033.run)
        migrator.registerMigration("0034 private records", migrate: Migration0034.run)
        migrator.registerMigration("0035 members of teams", migrate: Migration0035.run)
        migrator.registerMigration("0036 each text once", migrate: Migration0036.run)
        migrator.registerMigration("0037 pages that do not grow", migrate: Migration0037.run)
        migrator.registerMigration("0042 sections for customers", migrate: Migration0042.run)
        return migrator
    }
}
