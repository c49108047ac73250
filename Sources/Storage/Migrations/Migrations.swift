import GRDB

/// Every schema this product has had, in order.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 start", migrate: Migration0001.run)
        migrator.registerMigration("0003 images and quotations", migrate: Migration0003.run)
        migrator.registerMigration("0004 wording", migrate: Migration0004.run)
        migrator.registerMigration("0007 reviews", migrate: Migration0007.run)
        migrator.registerMigration("0008 freezes", migrate: Migration0008.run)
        return migrator
    }
}
