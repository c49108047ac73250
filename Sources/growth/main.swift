Growth.run()
