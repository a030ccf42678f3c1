CREATE TABLE issues (
    id INTEGER NOT NULL,
    briefing TEXT NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    period_first DATE NOT NULL,
    period_end DATE NOT NULL,
    dated DATE NOT NULL,
    kept_at TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT issues_number UNIQUE (briefing, series, year, number, revision),
    CONSTRAINT issues_serial UNIQUE (briefing, series, serial, revision),
    CONSTRAINT issues_period UNIQUE (briefing, series, period_first, period_end, revision)
);
CREATE TABLE files (
    issue_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (issue_id, form),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
PRAGMA user_version = 1;
CREATE TABLE entries (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    issue_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    dated DATE NOT NULL,
    section TEXT NOT NULL,
    headline TEXT NOT NULL,
    printed TEXT NOT NULL,
    body TEXT NOT NULL,
    source TEXT NOT NULL,
    publication TEXT NOT NULL,
    contributor TEXT NOT NULL,
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE INDEX entries_dated ON entries (dated);
CREATE INDEX entries_issue ON entries (issue_id);
CREATE TABLE labels (
    entry_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    rank INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (entry_id, kind, rank),
    FOREIGN KEY(entry_id) REFERENCES entries (id)
);
CREATE INDEX labels_value ON labels (kind, value);
CREATE VIRTUAL TABLE grams USING fts5(tokens, content='', detail=none);
PRAGMA user_version = 2;
CREATE TABLE judgements (
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (first, second)
);
PRAGMA user_version = 3;
INSERT INTO issues (briefing, series, year, number, serial, revision, period_first, period_end, dated, kept_at, sha256, content) VALUES ('weekly', 'regular', 2026, 1, 1, 0, '2026-01-05', '2026-01-12', '2026-01-12', '2026-01-09T08:30:00+00:00', '77c30107eec026ea7af14b46bcfe7583439b5f40da4a08c899d5a80624514df3', x'789cd5565d6fdb3614fd2f7cb60dcb450a2caf7bdf1f088c80966899b02c0914d5340b0cd80512c469d2b458d7e5c35dd66269872d6ee22d5b3c3b587f4c4dc97eea5fd825f5d9604560ac43b187c0e4152f7978cebd27dc403546499dda265a466b8434ad75544016b64d1f9b04625f378a5f7e05a116f6788360032d6f204eb925bf89abd3e9f551f8a613ec9cc212db6fd50883787876a605fd13087984516c4128e84cb2a8ebd72cea35d45a71f2683aea8bdd31ac88f6830506e6044e429572e5aef8f312d2b6b54af0dda9c2c19a1e5a5ea91690eeb8ebabe9a1a89d21d840eb04c3afcccfa25a86271e12d8093162fa16ac867c17628eba629d328fc7088a65ad585e82b3896de4425a45a6e4a1c651b9b7cea9634b9c1b00d39064b5e0c7f2e023b6f58623117b1acc122ea7a3cebb4e57ecfc16fcf4027810bb3fa803790412b6a19cb42432cc38d5650a84e4c12ee854e2f77931bc7e301d3d8f7267bf5fccde1e874f7f0e8f2fc5c5be18bc82dd1c464d6acb449fd15c66a2888e25e84c1350633c8ea44d14cbdfb47c577e5055a249ee30c326c36e2382cbc97dc99f787c391d0df2f2ceceaf82e7a779b0e1a387e2a037eb9dbfeb3c984e9e05df1e8ae363b1d7159b03f1780fb0874f4fe69da370b21f3c1b84e33358062737a952439d03a753a2c744791c2842cbe558afca1750cfd406947780827add235c1686aa244587565a6a57dbd574c784e00292f51ea5a25bc96d52bd19d521c8efd772a910a8ad6763dd91a2d67cee24aba96963eeb3f8bb2ca8dc6aec2695a42adeae5383d8bae4bc047730b11b7f321cbfc6e3b14c574390a541cd86057ffc5fc98272fa2a6a6f90ac419b79ba23ef502e2d49a02dd7221ca69cf944252b002bc8b530a02f00faaa221d4ca545feb9516cdc522e93ef0999020d9b36978b39005a41c1f064f6703fec77210f06e2ea7b3192a8d38b22459f11d3ca9d353b1ad51dd68afd0356907b09bd3739c596e7c494e61ab8a8a9be32a8ad5c4e2b2d5835911c2b8beb51cdda19bdbfdebed1b1efaf7b28e129af76ec9fd16ddb8594f23562d531231f9853256f4ee35d694ea33741ef8fa0bf27765e2c6a4ef20afd8b79a72b2f35793b1b6e05c31f3f932705075b623884fa48c9169bbfc07f974821b13b991fbe8cf04a431af5c2c3bf80006948e0469371387812c198bfdc12db17f3835f83a327b3bd73f14d773167baa37d0a67fa18b3ff2f435a48935bdd68e9d3b951d61a891de5bb60513b4aaff99fd851e5163bfa58a9242eb498080b595076f10f2c48b160396ec3511ec088eb30becae5d5e045b4138e5fa3e4a1a78230a19ee7937406c8194e67b05039922c0483a605ad3748d60bd87599732f7d32ea721c3d7583fe19bc4fe7079bb3f3495465b6030d176b146de8ad422c8e58c430a3d7a6e7f84c3579a5903469347119b5d5fb10c6a0ab298700ae8ea905fd957407a9f355c7e74acff6df8aaada31');
INSERT INTO files (issue_id, form, name, title, sha256, content) VALUES (1, 'json', 'weekly-2026-01.json', '工会简报', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', x'7b7d');
INSERT INTO files (issue_id, form, name, title, sha256, content) VALUES (1, 'pdf', 'weekly-2026-01.pdf', '工会简报', '40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880', x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
DELETE FROM labels WHERE labels.entry_id IN (SELECT entries.id
FROM entries
WHERE entries.issue_id IN (SELECT issues.id
FROM issues
WHERE issues.briefing = 'weekly' AND issues.series = 'regular' AND issues.year = 2026 AND issues.number = 1 AND issues.id != 1));
DELETE FROM entries WHERE entries.issue_id IN (SELECT issues.id
FROM issues
WHERE issues.briefing = 'weekly' AND issues.series = 'regular' AND issues.year = 2026 AND issues.number = 1 AND issues.id != 1);
INSERT INTO entries (issue_id, position, dated, section, headline, printed, body, source, publication, contributor) VALUES (1, 0, '2026-01-12', '一、劳模工匠', '缂丝工匠走进甪直小学', '吴中区总工会请来缂丝工匠王嘉良。', '吴中区总工会请来缂丝工匠王嘉良。他教四十六名学生通经断纬。', 'page.txt', '城东工人报', '');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (1, 'theme', 0, 'models');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (1, 'region', 0, '江苏省/苏州市/吴中区');
INSERT INTO grams (rowid, tokens) VALUES (1, 'b3002 b3002x4ed6 b4e1d b4e1dx5de5 b4e2d b4e2dx533a b4ed6 b4ed6x6559 b4f1a b4f1ax8bf7 b516d b516dx540d b5320 b5320x738b b5320x8d70 b533a b533ax603b b5341 b5341x516d b540d b540dx5b66 b5434 b5434x4e2d b5609 b5609x826f b56db b56dbx5341 b5b66 b5b66x751f b5c0f b5c0fx5b66 b5de5 b5de5x4f1a b5de5x5320 b603b b603bx5de5 b6559 b6559x56db b65ad b65adx7eac b6765 b6765x7f02 b738b b738bx5609 b751f b751fx901a b752a b752ax76f4 b76f4 b76f4x5c0f b7eac b7eacx3002 b7ecf b7ecfx65ad b7f02 b7f02x4e1d b826f b826fx3002 b8bf7 b8bf7x6765 b8d70 b8d70x8fdb b8fdb b8fdbx752a b901a b901ax7ecf h4e1d h4e1dx5de5 h5320 h5320x8d70 h5b66 h5c0f h5c0fx5b66 h5de5 h5de5x5320 h752a h752ax76f4 h76f4 h76f4x5c0f h7f02 h7f02x4e1d h8d70 h8d70x8fdb h8fdb h8fdbx752a p28 p28x57ce p29 p3002 p4e1c p4e1cx5de5 p4e1d p4e1dx5de5 p4e2d p4e2dx533a p4eba p4ebax62a5 p4f1a p4f1ax8bf7 p5320 p5320x738b p533a p533ax603b p5434 p5434x4e2d p5609 p5609x826f p57ce p57cex4e1c p5de5 p5de5x4eba p5de5x4f1a p5de5x5320 p603b p603bx5de5 p62a5 p62a5x29 p6765 p6765x7f02 p738b p738bx5609 p7f02 p7f02x4e1d p826f p826fx3002 p8bf7 p8bf7x6765');
INSERT INTO entries (issue_id, position, dated, section, headline, printed, body, source, publication, contributor) VALUES (1, 1, '2026-01-12', '二、帮扶服务', '工地送来绿豆汤', '昆山市总工会八日走进医院工地。', '昆山市总工会八日走进医院工地。三百二十名建筑工人领到防暑药品。', 'page.txt', '城东工人报', '');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (2, 'theme', 0, 'welfare');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (2, 'region', 0, '江苏省/苏州市/昆山市');
INSERT INTO grams (rowid, tokens) VALUES (2, 'b3002 b3002x4e09 b4e09 b4e09x767e b4e8c b4e8cx5341 b4eba b4ebax9886 b4f1a b4f1ax516b b516b b516bx65e5 b5230 b5230x9632 b533b b533bx9662 b5341 b5341x540d b540d b540dx5efa b54c1 b54c1x3002 b5730 b5730x3002 b5730x9001 b5c71 b5c71x5e02 b5de5 b5de5x4eba b5de5x4f1a b5de5x5730 b5e02 b5e02x603b b5efa b5efax7b51 b603b b603bx5de5 b65e5 b65e5x8d70 b6606 b6606x5c71 b6691 b6691x836f b6765 b6765x7eff b6c64 b767e b767ex4e8c b7b51 b7b51x5de5 b7eff b7effx8c46 b836f b836fx54c1 b8c46 b8c46x6c64 b8d70 b8d70x8fdb b8fdb b8fdbx533b b9001 b9001x6765 b9632 b9632x6691 b9662 b9662x5de5 b9886 b9886x5230 h5730 h5730x9001 h5de5 h5de5x5730 h6765 h6765x7eff h6c64 h7eff h7effx8c46 h8c46 h8c46x6c64 h9001 h9001x6765 p28 p28x57ce p29 p3002 p4e1c p4e1cx5de5 p4eba p4ebax62a5 p4f1a p4f1ax516b p516b p516bx65e5 p533b p533bx9662 p5730 p5730x3002 p57ce p57cex4e1c p5c71 p5c71x5e02 p5de5 p5de5x4eba p5de5x4f1a p5de5x5730 p5e02 p5e02x603b p603b p603bx5de5 p62a5 p62a5x29 p65e5 p65e5x8d70 p6606 p6606x5c71 p8d70 p8d70x8fdb p8fdb p8fdbx533b p9662 p9662x5de5');
INSERT INTO issues (briefing, series, year, number, serial, revision, period_first, period_end, dated, kept_at, sha256, content) VALUES ('weekly', 'regular', 2026, 2, 2, 0, '2026-01-12', '2026-01-19', '2026-01-19', '2026-01-09T08:30:00+00:00', '281354af831ed4cac4cc4aa3c31f8199e17f71483ea58784c4fd9bf6a531884c', x'789ca555cd4edb40107e973d27519c0a24b8f6de174051b4b137f62a8ed75aaf81348a149090f88703a59484d21e68ab2a2954a5220d487d18623b9c7885ceaeedc442952ad44394d9d999dd6fbf6f66dc42554e498d3a265a442b84d4ed26ca211b3ba68f4d02bed756fee52b7035b0272c820db4d842820a5bee053717e3bbd3e85b27dcbe8010c76f5409077fd4ef97c2de39b83cc229b6c115766e675ed7afdad4b3546c70be3f1ef682dd1144c4e741808105819b50a9589a0f7e5d6b616f532b856f2f140e5ef7d0e252398774e6362bd34b517b86a0859a04c3bfcc9f794b333c8949e024c489e9db100df92ef8987a628d724f2408f2452daf95e06ee21859d7824cc9424dbcf26c5d50e6489c2d806948b21af0677bb0891ddd6212b1a7c12ae5723cecdc77d682ed1fe1978fc043b0fb415d286290700c15a42191612ea82e53c0252f7641a7825815f9e86e7d3c3c8b73273faf26bfbbd1d1d7a87b1d5c1d04834f701ae3d4a48e4cf439cd64a68ae858829e69026a8c46b1b4a962d99716e7e586aa124d728739363976ad18ae20ab92bfe0f07a3c1c64e59d5cde84671759b0d1fe4e70b235d9babcefac8f6f8fc337ef826e37d85b0b3606c1e11e608f8ece1f3aa7d1ed41783c88467d08839beb54a9a1ee81db29d113a23c0114a1c562a2576901ea993a80f2055050ab7944c8c25095a4e8d00a73ed72bb3c3d3125388764bdc7a9e89fe4d6a95e8feb10e4f7ab995470549b335b6752d4aa2f581a4d4d070b9f27fbb2a032d1d84d2b4955bc53a3067174c97901de606237d932985f15892dd39509b258d4b46cf889ff920565f455d43e21598336f37426df502ccc49a00dd726029682fb44252b004bc8b531a0cf01fab2221d864a83fcbd511cdc505326db1332051a76da5c2e1600680985dfcf273b07516f0df2c0086ede0743897afa50a4e833125a055b7162abc67823991f104196537a9f728a6d8f2594661a38afa9be32a8a3a69c567866d5c4722c3d5f8ff2ac9dd1e3dde6938e7dbcdb42294f59b593f919bfb6ad18b1996b3135143871191715219f09e3683b1a7d46e994554e5850cff3c97405e0399eae2050cd2a5913069d96b76e91596760d7e56c793aaf7569c7df99b0d7878fc3c3c9c6e4f2362e3887411f267ac5077a15f0251e9b18663cea3de673d5fb30d493de85850645c7a9a38633d8a0b1294d0057c3d4866e4b7b85d44485f94269dbfe0387f0e727');
INSERT INTO files (issue_id, form, name, title, sha256, content) VALUES (2, 'json', 'weekly-2026-02.json', '工会简报', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', x'7b7d');
INSERT INTO files (issue_id, form, name, title, sha256, content) VALUES (2, 'pdf', 'weekly-2026-02.pdf', '工会简报', '40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880', x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
DELETE FROM labels WHERE labels.entry_id IN (SELECT entries.id
FROM entries
WHERE entries.issue_id IN (SELECT issues.id
FROM issues
WHERE issues.briefing = 'weekly' AND issues.series = 'regular' AND issues.year = 2026 AND issues.number = 2 AND issues.id != 2));
DELETE FROM entries WHERE entries.issue_id IN (SELECT issues.id
FROM issues
WHERE issues.briefing = 'weekly' AND issues.series = 'regular' AND issues.year = 2026 AND issues.number = 2 AND issues.id != 2);
INSERT INTO entries (issue_id, position, dated, section, headline, printed, body, source, publication, contributor) VALUES (2, 0, '2026-01-19', '一、劳模工匠', '缂丝工匠走进甪直小学', '吴中区总工会请来缂丝工匠王嘉良。', '吴中区总工会请来缂丝工匠王嘉良。他教四十六名学生通经断纬。', 'page.txt', '城东工人报', '');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (3, 'theme', 0, 'models');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (3, 'region', 0, '江苏省/苏州市/吴中区');
INSERT INTO grams (rowid, tokens) VALUES (3, 'b3002 b3002x4ed6 b4e1d b4e1dx5de5 b4e2d b4e2dx533a b4ed6 b4ed6x6559 b4f1a b4f1ax8bf7 b516d b516dx540d b5320 b5320x738b b5320x8d70 b533a b533ax603b b5341 b5341x516d b540d b540dx5b66 b5434 b5434x4e2d b5609 b5609x826f b56db b56dbx5341 b5b66 b5b66x751f b5c0f b5c0fx5b66 b5de5 b5de5x4f1a b5de5x5320 b603b b603bx5de5 b6559 b6559x56db b65ad b65adx7eac b6765 b6765x7f02 b738b b738bx5609 b751f b751fx901a b752a b752ax76f4 b76f4 b76f4x5c0f b7eac b7eacx3002 b7ecf b7ecfx65ad b7f02 b7f02x4e1d b826f b826fx3002 b8bf7 b8bf7x6765 b8d70 b8d70x8fdb b8fdb b8fdbx752a b901a b901ax7ecf h4e1d h4e1dx5de5 h5320 h5320x8d70 h5b66 h5c0f h5c0fx5b66 h5de5 h5de5x5320 h752a h752ax76f4 h76f4 h76f4x5c0f h7f02 h7f02x4e1d h8d70 h8d70x8fdb h8fdb h8fdbx752a p28 p28x57ce p29 p3002 p4e1c p4e1cx5de5 p4e1d p4e1dx5de5 p4e2d p4e2dx533a p4eba p4ebax62a5 p4f1a p4f1ax8bf7 p5320 p5320x738b p533a p533ax603b p5434 p5434x4e2d p5609 p5609x826f p57ce p57cex4e1c p5de5 p5de5x4eba p5de5x4f1a p5de5x5320 p603b p603bx5de5 p62a5 p62a5x29 p6765 p6765x7f02 p738b p738bx5609 p7f02 p7f02x4e1d p826f p826fx3002 p8bf7 p8bf7x6765');
INSERT INTO issues (briefing, series, year, number, serial, revision, period_first, period_end, dated, kept_at, sha256, content) VALUES ('weekly', 'regular', 2026, 2, 2, 1, '2026-01-12', '2026-01-19', '2026-01-19', '2026-01-09T08:30:00+00:00', '4e4a8d193000bd1dbddbeaa91f20f0f4ee0ef800d32e4106182d9b9c3511e7a7', x'789c9d55cd6e1331107e179f9b289baa48f4ca9d17a8a2cad9f5ee5ad9ac575e6f4b88222595a8dad2f2230eb42550515171a0b40de22724153c4ce34d72e215187b7fb2aa84041ca28cc733f6e7ef9b996da33aa7c4a6be8356d126210daf859690877d27c20e01df43b774ef3eb89a38142ec1165a6d234185a7f6e4b7b3c9f5f1f4a21bef9d41881f35eb84837f7a7e5e8dfb27e00a09a7d80357dc1d2fbc4154f768e8ea5879f26432eccbfd114424e741808505819b50b552bd23bf7f36e2fe8e518d5f9e691cbc11a2d5b5da123259d05acf2f459d0582366a110cff2a7fe1ad2ef0a426819310274ee44134e407e063fa8936e5a14811942a46c9a8c2ddc4b78aaebb2aa50835f5aab34d4199af70b601a64534b99e8d39815dec9b2e539043035619999361f7a6db93c38b78f76bdc3f907b6ff58d224109e750419a0a1ae6829a2a055ceae600842a8b07a204f4c9fed5bcdb8b5f9f4dc73f6783ed78f00e0e619c3ad457f111a785844c09132bb00b2d4085d128913453aaf8c2ca1db5a1abc3509c618e1d8e03374129c803c55b7cb82d070339dcca65958f3e8082b32f57b39fafe4fe787e749ae0bde96e4d86bbd3a31f93d1be3ce8c96707723c9a7e7c9ec0989f6ecb9dabf9e1a7f8f8f9ece052bee8413cdcdfa05a0b7d1b60a0c44c590a05f083562ba95acb065433f501eb321061db2111aa2c741d69528cf24aa7d6a9e52766ec2e2155ed492afa13b30d6a3692e203cda37a21031cf5d6c2369912b21e09964553c7c722e2e9beaaa242340eb2f2d165eedbd422bea9082f03740707e996c5a2ba486d95ae4dd0c4a58eebc14ffcbf26a8a0aca6f316b1c60ab84ca61e5029af2894cdc023029682474427ebdbd750e06180be04d06b9a6818234df287d6f07153f35dec0295033d9af7538005205a43f1e064f6f8e9b4df833c30e4b737f034b0f367224d9e95922ad8a69f5836e3cd74644004d9c8c8bdcd28f64296125a68d992a15bcaa2be1e6c46f9ef4a25d160ed1f45a82dba17fdbadeb9d5a0bfae7751c64d51df744c262fec68163c16b84ccf004e02c6c5ba504f83a1b3371dbd47d930d54e58d0308c48be02e41ce72b08d41349158245f382365db2e8051c049c6de463d95476f23989fbe7f00d981f3e9a5d8e932af319345caa517260b80ebed4e311cb49267ac822ae9b1c6677daa4b080f60e38f5f50c061b74759409e06c4c3de8afac3b882dd65924b49e9ddf8f32d408');
INSERT INTO files (issue_id, form, name, title, sha256, content) VALUES (3, 'json', 'weekly-2026-02.json', '工会简报', '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a', x'7b7d');
INSERT INTO files (issue_id, form, name, title, sha256, content) VALUES (3, 'pdf', 'weekly-2026-02.pdf', '工会简报', '40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880', x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9fa0a1a2a3a4a5a6a7a8a9aaabacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeeff0f1f2f3f4f5f6f7f8f9fafbfcfdfeff');
DELETE FROM labels WHERE labels.entry_id IN (SELECT entries.id
FROM entries
WHERE entries.issue_id IN (SELECT issues.id
FROM issues
WHERE issues.briefing = 'weekly' AND issues.series = 'regular' AND issues.year = 2026 AND issues.number = 2 AND issues.id != 3));
DELETE FROM entries WHERE entries.issue_id IN (SELECT issues.id
FROM issues
WHERE issues.briefing = 'weekly' AND issues.series = 'regular' AND issues.year = 2026 AND issues.number = 2 AND issues.id != 3);
INSERT INTO entries (issue_id, position, dated, section, headline, printed, body, source, publication, contributor) VALUES (3, 0, '2026-01-19', '一、帮扶服务', '工地送来绿豆汤', '昆山市总工会八日走进医院工地。', '昆山市总工会八日走进医院工地。三百二十名建筑工人领到防暑药品。', 'page.txt', '城东工人报', '');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (4, 'theme', 0, 'welfare');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (4, 'region', 0, '江苏省/苏州市/昆山市');
INSERT INTO grams (rowid, tokens) VALUES (4, 'b3002 b3002x4e09 b4e09 b4e09x767e b4e8c b4e8cx5341 b4eba b4ebax9886 b4f1a b4f1ax516b b516b b516bx65e5 b5230 b5230x9632 b533b b533bx9662 b5341 b5341x540d b540d b540dx5efa b54c1 b54c1x3002 b5730 b5730x3002 b5730x9001 b5c71 b5c71x5e02 b5de5 b5de5x4eba b5de5x4f1a b5de5x5730 b5e02 b5e02x603b b5efa b5efax7b51 b603b b603bx5de5 b65e5 b65e5x8d70 b6606 b6606x5c71 b6691 b6691x836f b6765 b6765x7eff b6c64 b767e b767ex4e8c b7b51 b7b51x5de5 b7eff b7effx8c46 b836f b836fx54c1 b8c46 b8c46x6c64 b8d70 b8d70x8fdb b8fdb b8fdbx533b b9001 b9001x6765 b9632 b9632x6691 b9662 b9662x5de5 b9886 b9886x5230 h5730 h5730x9001 h5de5 h5de5x5730 h6765 h6765x7eff h6c64 h7eff h7effx8c46 h8c46 h8c46x6c64 h9001 h9001x6765 p28 p28x57ce p29 p3002 p4e1c p4e1cx5de5 p4eba p4ebax62a5 p4f1a p4f1ax516b p516b p516bx65e5 p533b p533bx9662 p5730 p5730x3002 p57ce p57cex4e1c p5c71 p5c71x5e02 p5de5 p5de5x4eba p5de5x4f1a p5de5x5730 p5e02 p5e02x603b p603b p603bx5de5 p62a5 p62a5x29 p65e5 p65e5x8d70 p6606 p6606x5c71 p8d70 p8d70x8fdb p8fdb p8fdbx533b p9662 p9662x5de5');
INSERT INTO judgements VALUES ('a','b','王敏','2026-01-09T08:30:00+00:00');
