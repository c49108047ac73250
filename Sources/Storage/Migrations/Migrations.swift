import GRDB

/// Every schema this product has had, in order.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("0001 start", migrate: Migration0001.run)
        migrator.registerMigration("0006 register", migrate: Migration0006.run)
        migrator.registerMigration("0007 reviews", migrate: Migration0007.run)
        return migrator
    }
}
