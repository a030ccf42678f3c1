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
CREATE INDEX entries_issue ON entries (issue_id);
CREATE INDEX entries_dated ON entries (dated);
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
CREATE TABLE runs (
    briefing TEXT NOT NULL,
    period TEXT NOT NULL,
    nominal DATE NOT NULL,
    publish TEXT NOT NULL,
    state TEXT NOT NULL,
    owner TEXT NOT NULL,
    until TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    reason TEXT NOT NULL,
    issue TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (briefing, period)
);
CREATE TABLE schedules (
    briefing TEXT NOT NULL,
    every TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    PRIMARY KEY (briefing)
);
CREATE TABLE intake (
    briefing TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    name TEXT NOT NULL,
    period TEXT NOT NULL,
    PRIMARY KEY (briefing, sha256)
);
PRAGMA user_version = 4;
CREATE TABLE acts (
    id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    act TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    seal TEXT NOT NULL,
    at TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE INDEX acts_issue ON acts (issue_id);
CREATE TABLE parcels (
    id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    channel TEXT NOT NULL,
    edition TEXT NOT NULL,
    subject TEXT NOT NULL,
    dated TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT parcels_edition UNIQUE (issue_id, purpose, channel, edition),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE TABLE pauses (
    server TEXT NOT NULL,
    until TEXT NOT NULL,
    failures INTEGER NOT NULL,
    meaning TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (server)
);
CREATE TABLE parcel_files (
    id INTEGER NOT NULL,
    parcel_id INTEGER NOT NULL,
    form TEXT NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    content BLOB NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(parcel_id) REFERENCES parcels (id)
);
CREATE INDEX parcel_files_parcel ON parcel_files (parcel_id);
CREATE TABLE postings (
    id INTEGER NOT NULL,
    parcel_id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    briefing TEXT NOT NULL,
    purpose TEXT NOT NULL,
    channel TEXT NOT NULL,
    recipients TEXT NOT NULL,
    target TEXT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    doubts INTEGER NOT NULL,
    next_at TEXT NOT NULL,
    owner TEXT NOT NULL,
    lease_until TEXT NOT NULL,
    code INTEGER NOT NULL,
    meaning TEXT NOT NULL,
    said TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT postings_target UNIQUE (issue_id, purpose, channel, target),
    CONSTRAINT postings_message UNIQUE (message_id),
    FOREIGN KEY(parcel_id) REFERENCES parcels (id),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE INDEX postings_due ON postings (state, next_at);
CREATE TABLE posting_events (
    id INTEGER NOT NULL,
    posting_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    code INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(posting_id) REFERENCES postings (id)
);
CREATE INDEX posting_events_posting ON posting_events (posting_id);
CREATE TRIGGER acts_no_update BEFORE UPDATE ON acts BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER acts_no_delete BEFORE DELETE ON acts BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER posting_events_no_update BEFORE UPDATE ON posting_events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER posting_events_no_delete BEFORE DELETE ON posting_events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
PRAGMA user_version = 5;
PRAGMA user_version = 6;
INSERT INTO issues (briefing, series, year, number, serial, revision, period_first, period_end, dated, kept_at, sha256, content) VALUES ('weekly', 'regular', 2026, 1, 1, 0, '2026-01-05', '2026-01-12', '2026-01-12', '2026-01-09T08:30:00+00:00', 'e6ae52f783264cf95fb8d466b625c6e81dd43ddc656dfc068386fa39e288fc8d', x'789cd5565d6fdb3614fd2f7c760ccb450accaf7bdf1f080c83966999b02c0914d5c40b0cd80512c469d2b458d7e5c35dd662d9862d6ee22d5b3c3b587f4c4dc97eea5fd825f5d9604560ac03ba87c0e4152f7978cebd27dc445546499d5a062aa175429a661be590892dc3c30681d8978d95cfbf80500bbbbc41700d953611a7dc94dfc4f5d9ece63878ddf577cf6089e5b5aa84413c383fd7fcc129845cc2283621e477a769d4f1aa26751b6aad387d3c1b0fc4de045684fbc1821ae6044e42c542f1bef8f30ad276b4a2ffcd99c2c19a2e2aad957348b79d762539147552049ba84d30fccafc34aaa578a221819d10238667c26ac8772066ab2bd62973798460a5a0ad1456e16c62d53221ad2853b250a3a8dc5be7d4b624ce4d80599364b5e0c774e123b6f4862d11bb1acc622e67e3eedb6e4fecfee6fff41278107bdfa903790812b6a19cb42432cc38d5650a84e4c10ee894e71b7c25b879381bbf0873e7bf5fcedf9c04cf7e0e4eaec4e58118fe00bbd98c1ad492891ea399cc58111d4bd0a926a0c664124a1b2b96bd69e1befca0aa448b78a854db91120e66d860d86984e039d9906c8a2757b3f1302bf6fce2da7f7196851e3c7e240efbf3fec5dbeec3d9f4b9fff591383911fb3db135144ff6e126c1b3d345f738981ef8cf87c1e41c96018e2655daa873e0744af48836970361a85488d42b7e06d54d2dc07c0f08a9d75dc26599a8ba52e468f9d54eb9534e768ce9ce2159fd612aba93ea26d59b6155423178d54c2a04aaed74acdb52e2aac7ed7835352ccc3d167d97b466566327ae2b55ff569dd688a54b05f27007033bd1a79aed55793496e96a08b234a8d130e18fff2b5950465f45ed2d9235683a57b7e51d0af95509b4e59884c394338fa86405600d392606f439405f56a483c5b4c83fb78d855bca73b21d2253a07d9356733007406bc81f9dce1f1d04831ee4c1405c7f2bc612757251a4e8ab45b4727bdd0a47759bb522378115e4414cef6d4eb1e9da11a599765ed15497d5a8a53c4fcb2f5935a11c6bcbeb514e9b1bbdbbd9b9d5bfef6efa28e629ab76e4a6e16d3bb984f27562d63123ef5955316b55933d6955e3d77eff0f7fb02f765f2e6b55f20a83cb45b7272f357d331f6dfba3ef3f0987f20fb7c56804d592502fb67e81ff3ca15e626fba387a15a297f634ee07477f011dd29ec09ba69360f83404b578b52d762e1787bffac74fe7fb17e2abde723e754ffb183ef5219eff5ff6b49426777ad3eac7f3a6b4516273caf6c4b2e6945cf33f31a7e21de6f4a152893d6939119632a4f4e2ef199262c1b49d86ad1c8111c766bcc2e5d5e0b5b41b4c7e44f123500561425dd723c90c90339ccc60a1f2275908359a14b4de20692f60c761f683e439a9cb71f80cf607e7f0765d1c6ecd2fa661955936345ca451b8a15b8158143149cd085fa2aeed31d5e4c55cdca4e1c461d4526f471883ae861c02b83aa626f457dc1da4ce2bb6c7233d5b8437e4035581b52cb2814a96679a9dbf017d0cea73');
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
INSERT INTO entries (issue_id, position, dated, section, headline, printed, body, source, publication, contributor) VALUES (1, 0, '2026-01-12', '一、劳模工匠', '缂丝工匠走进甪直小学', '吴中区总工会请来缂丝工匠王嘉良。', '吴中区总工会请来缂丝工匠王嘉良。他教四十六名学生通经断纬。', 'page.txt', '城东工人报', '') RETURNING id;
INSERT INTO entries (issue_id, position, dated, section, headline, printed, body, source, publication, contributor) VALUES (1, 1, '2026-01-12', '二、帮扶服务', '工地送来绿豆汤', '昆山市总工会八日走进医院工地。', '昆山市总工会八日走进医院工地。三百二十名建筑工人领到防暑药品。', 'page.txt', '城东工人报', '') RETURNING id;
INSERT INTO labels (entry_id, kind, rank, value) VALUES (1, 'theme', 0, 'models');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (1, 'region', 0, '江苏省/苏州市/吴中区');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (2, 'theme', 0, 'welfare');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (2, 'region', 0, '江苏省/苏州市/昆山市');
INSERT INTO grams (rowid, tokens) VALUES (1, 'b3002 b3002x4ed6 b4e1d b4e1dx5de5 b4e2d b4e2dx533a b4ed6 b4ed6x6559 b4f1a b4f1ax8bf7 b516d b516dx540d b5320 b5320x738b b5320x8d70 b533a b533ax603b b5341 b5341x516d b540d b540dx5b66 b5434 b5434x4e2d b5609 b5609x826f b56db b56dbx5341 b5b66 b5b66x751f b5c0f b5c0fx5b66 b5de5 b5de5x4f1a b5de5x5320 b603b b603bx5de5 b6559 b6559x56db b65ad b65adx7eac b6765 b6765x7f02 b738b b738bx5609 b751f b751fx901a b752a b752ax76f4 b76f4 b76f4x5c0f b7eac b7eacx3002 b7ecf b7ecfx65ad b7f02 b7f02x4e1d b826f b826fx3002 b8bf7 b8bf7x6765 b8d70 b8d70x8fdb b8fdb b8fdbx752a b901a b901ax7ecf h4e1d h4e1dx5de5 h5320 h5320x8d70 h5b66 h5c0f h5c0fx5b66 h5de5 h5de5x5320 h752a h752ax76f4 h76f4 h76f4x5c0f h7f02 h7f02x4e1d h8d70 h8d70x8fdb h8fdb h8fdbx752a p28 p28x57ce p29 p3002 p4e1c p4e1cx5de5 p4e1d p4e1dx5de5 p4e2d p4e2dx533a p4eba p4ebax62a5 p4f1a p4f1ax8bf7 p5320 p5320x738b p533a p533ax603b p5434 p5434x4e2d p5609 p5609x826f p57ce p57cex4e1c p5de5 p5de5x4eba p5de5x4f1a p5de5x5320 p603b p603bx5de5 p62a5 p62a5x29 p6765 p6765x7f02 p738b p738bx5609 p7f02 p7f02x4e1d p826f p826fx3002 p8bf7 p8bf7x6765');
INSERT INTO grams (rowid, tokens) VALUES (2, 'b3002 b3002x4e09 b4e09 b4e09x767e b4e8c b4e8cx5341 b4eba b4ebax9886 b4f1a b4f1ax516b b516b b516bx65e5 b5230 b5230x9632 b533b b533bx9662 b5341 b5341x540d b540d b540dx5efa b54c1 b54c1x3002 b5730 b5730x3002 b5730x9001 b5c71 b5c71x5e02 b5de5 b5de5x4eba b5de5x4f1a b5de5x5730 b5e02 b5e02x603b b5efa b5efax7b51 b603b b603bx5de5 b65e5 b65e5x8d70 b6606 b6606x5c71 b6691 b6691x836f b6765 b6765x7eff b6c64 b767e b767ex4e8c b7b51 b7b51x5de5 b7eff b7effx8c46 b836f b836fx54c1 b8c46 b8c46x6c64 b8d70 b8d70x8fdb b8fdb b8fdbx533b b9001 b9001x6765 b9632 b9632x6691 b9662 b9662x5de5 b9886 b9886x5230 h5730 h5730x9001 h5de5 h5de5x5730 h6765 h6765x7eff h6c64 h7eff h7effx8c46 h8c46 h8c46x6c64 h9001 h9001x6765 p28 p28x57ce p29 p3002 p4e1c p4e1cx5de5 p4eba p4ebax62a5 p4f1a p4f1ax516b p516b p516bx65e5 p533b p533bx9662 p5730 p5730x3002 p57ce p57cex4e1c p5c71 p5c71x5e02 p5de5 p5de5x4eba p5de5x4f1a p5de5x5730 p5e02 p5e02x603b p603b p603bx5de5 p62a5 p62a5x29 p65e5 p65e5x8d70 p6606 p6606x5c71 p8d70 p8d70x8fdb p8fdb p8fdbx533b p9662 p9662x5de5');
INSERT INTO issues (briefing, series, year, number, serial, revision, period_first, period_end, dated, kept_at, sha256, content) VALUES ('weekly', 'regular', 2026, 2, 2, 0, '2026-01-12', '2026-01-19', '2026-01-19', '2026-01-09T08:30:00+00:00', '04d8ea5dc23598e54043eb2c88dcebafb9fe855e2e05d158dd7731b6deb61244', x'789ca555dd6ed330147e175faf555334247acb3d2f3055959bb889d5c48e1c675b992a754848ec07b68b317ed631b81820b4b1218656ba493c0c4d52ae78058e1da78d2624347151f5f8f81cfbf3f79d73b286da82920e652e6aa01542ba7e0f2d201f3337c62e01df43af72ff01b8021c498f600735d690a4d2577bc9e5f1e4fa75f679906e1e43088b833611e0cf4e4eeae9f0085c111114fbe04a0757736f18b77d1a793a36397a36190d93ed3144e4e741808325819b50bd56bf9b7cbfb0d2e113ab9ebe38d6384437428da5e602b279d86bcd2e45fd398235d42318fe55fedc5b9fe33126819390206eec4334e487e0e3fa891d2a226910546a56c5aac3dd843965d73d9552866abcea6c5b52ce14ce3580e928b202f8f323d8c4ccf6b8421c59b02ab89c8c063f07ebc9e6d7f4e33be021d97eab2f94394838864a12286458486aab1470a98b43d0a92a576525bb7e34191de6b9d36fe7d31f07d9dea7ece02239df494edfc3695c50973295180b5aca2c14b1b1023dd704d4188f73690bc5ca2faddd551bba4a2cc343abdd334a84586057e0d0cbc14bb2aad84c762f26a3d3b2d8d3b3cbf4f0b80c3d7bb695bcdc986e9cfd1c3c9a5ceda7cf5f250707c9d3f5e4f169b2fb145e92ed1dfd1abcceae76d2fdd36c7c026180a34bb536fa1eb89d12dbd01649200c356a46bdfa3da86eca00f31d20a4d389885465a2eb4a93635517fbcd7e73766241f70252d59fa7a27f52dda57637af4a2886b85d4a0547bb37b76dae246ec79217d1d46558c6c2ec2b5a4bd1382cea4ad73feb5087305b29508537b838345b0e8fdbd2d82a5d9b208b475dcf879ffc2f5950495f4ded0d922d68bac8e6ea0db5eaa2021a843e91b09422263a59035842a18f01fd02a06f6ad261c404e4ef6dc370a0674eb943540ab4efacd5422c01d0124abf1c4db776b2e13ae481915cbe49460af5eca148d3e7185a255f61b9d5e12230d30422c87241ef4d4eb11f714369a99d2b96ee3287323df3acea2dab269763e9f67a34e7cd8d7e5f3fb9d1bfbfaf3750c153596d334df3d7f635233e0f3dae4784202117b225d53361386d66e30fa898b9da090b1a453199ad00bcc0b31504eac9a56ac2a1b3f2b63d32ef0c1c86822fcfa6b7adecfcab930e4fe053f1ebe5e3e9d9555e708c431f1abdf203a316f88cc7278e9b0ffe88c742f73e8c78d3bb911e50a1a04c8f6ab04163579900ae83a90fdd56f40ae9c8168fa5d13620d253df030d9631b28a1a2cf6fdfe1f3f18f33f');
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
INSERT INTO entries (issue_id, position, dated, section, headline, printed, body, source, publication, contributor) VALUES (2, 0, '2026-01-19', '一、劳模工匠', '缂丝工匠走进甪直小学', '吴中区总工会请来缂丝工匠王嘉良。', '吴中区总工会请来缂丝工匠王嘉良。他教四十六名学生通经断纬。', 'page.txt', '城东工人报', '') RETURNING id;
INSERT INTO labels (entry_id, kind, rank, value) VALUES (3, 'theme', 0, 'models');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (3, 'region', 0, '江苏省/苏州市/吴中区');
INSERT INTO grams (rowid, tokens) VALUES (3, 'b3002 b3002x4ed6 b4e1d b4e1dx5de5 b4e2d b4e2dx533a b4ed6 b4ed6x6559 b4f1a b4f1ax8bf7 b516d b516dx540d b5320 b5320x738b b5320x8d70 b533a b533ax603b b5341 b5341x516d b540d b540dx5b66 b5434 b5434x4e2d b5609 b5609x826f b56db b56dbx5341 b5b66 b5b66x751f b5c0f b5c0fx5b66 b5de5 b5de5x4f1a b5de5x5320 b603b b603bx5de5 b6559 b6559x56db b65ad b65adx7eac b6765 b6765x7f02 b738b b738bx5609 b751f b751fx901a b752a b752ax76f4 b76f4 b76f4x5c0f b7eac b7eacx3002 b7ecf b7ecfx65ad b7f02 b7f02x4e1d b826f b826fx3002 b8bf7 b8bf7x6765 b8d70 b8d70x8fdb b8fdb b8fdbx752a b901a b901ax7ecf h4e1d h4e1dx5de5 h5320 h5320x8d70 h5b66 h5c0f h5c0fx5b66 h5de5 h5de5x5320 h752a h752ax76f4 h76f4 h76f4x5c0f h7f02 h7f02x4e1d h8d70 h8d70x8fdb h8fdb h8fdbx752a p28 p28x57ce p29 p3002 p4e1c p4e1cx5de5 p4e1d p4e1dx5de5 p4e2d p4e2dx533a p4eba p4ebax62a5 p4f1a p4f1ax8bf7 p5320 p5320x738b p533a p533ax603b p5434 p5434x4e2d p5609 p5609x826f p57ce p57cex4e1c p5de5 p5de5x4eba p5de5x4f1a p5de5x5320 p603b p603bx5de5 p62a5 p62a5x29 p6765 p6765x7f02 p738b p738bx5609 p7f02 p7f02x4e1d p826f p826fx3002 p8bf7 p8bf7x6765');
INSERT INTO issues (briefing, series, year, number, serial, revision, period_first, period_end, dated, kept_at, sha256, content) VALUES ('weekly', 'regular', 2026, 2, 2, 1, '2026-01-12', '2026-01-19', '2026-01-19', '2026-01-09T08:30:00+00:00', 'ca237779e2658c7651645ba40d4770cded69197f58255c68da9e588dedf0db66', x'789c9d55516fdb3610fe2f7c8e0dcb450accaf7ddf1f080c83962889304d0a14d5c60d0cd8051a2459d2add8c3d2ce5bb0a2411f9ab671d1ae9e1dac3fa6966c3ff52fec4851b210a0c0b607c3c7e31df9f1fbee4e07a82b29f1290f500b3d20a4c706680731cc830407047c0fc3dabdefc1d5c7b10a09f650eb0029aa98de4b3f5d2e6f9eafde8eb2934b08e149bf4b24f8575757cd6c7201ae98488a19b8b2d162eb8d922ea3716862d38b27cbd9243d9d43447e1e04785811b809351bcdbbe95f1f9c6c72e434b35f2e0d0ed98b516bafbd835c110d3ae5a568b84570800604c3bfcedf7a9b5b3cd62470129224481844437e043e619ee853192b8ba0d6706a4e13ee26dcabbabed32955a8d6abcf7615155ce33c00981e31e4321f4b02bb98bba1d0906307560599cbd9e8cb689ccede66c77f6693b3f4e40f73a3ca51c2395491be8686a5a2ae4e0197be3902a1ea6a5fd580be7472bd198db3df2e578bcfebe961367d0987084903ca757c226925a150c2c51aec560b50613ecf252d94aabeb071576f98ea70ecfb3bdd815520c212071247618e59917dcd62767e984ea7e9ec512972faf835e8b9fe78bdfefc6b7abad83c7b91a3ff327ab49c1daf9efdbd9c9fa667e3f4a7b374315fbd799a83dabc384c8fae37e7efb3e74fd767efd29fc7100f687ad428636e030c94b896b358015ba8d5b0dadd01c08c72407e0768f1fd98285d24a6aa0c454e7d77d81eb6cb130bae7790aefd3c157d8be71e757b7929420524dd4a0638ba83aded0a2d6b3751a288a601c72a91765f735a89c651514ca6e8b94f3dc25d4d7f1da00738b25b9e48bacada3add98a049488390c14ffd7f4d50455943e72d629d5d70b9423fa051dfd528fb11230a964a26c4249bdbf750c43040df01e86d43340c953ef946a370dc377c577b42e740c796dd15610588f65036bd58fff0e36a32863c30d24fbfc3d3c02e9f890c799e255589073cb77c21fb76804004b95f907b9b51cc626109ad3470cd310de6516ec69c53ff77a5926bb0f71f45686f7b197dbd39bad5ae5f6f8e51c14d555f3b34f3170e0d0b4c44a1301341924848d551fa6930824e56f357a818adc6090b1ac7092957805ce2720581663ee942f06859d06e48b6bd80a3488afbe59076b59d7f5cb2c9157c1136e78fd7ef16799571010d6735ca0f8c3be0b31e46bc209fefb148a4697298e4b64963338f2249b999c86083ae8136019c8f2983fe2aba83f8aa231265f5ec1315eab16fc0724ef6518b278c0dff01c79ee020');
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
INSERT INTO entries (issue_id, position, dated, section, headline, printed, body, source, publication, contributor) VALUES (3, 0, '2026-01-19', '一、帮扶服务', '工地送来绿豆汤', '昆山市总工会八日走进医院工地。', '昆山市总工会八日走进医院工地。三百二十名建筑工人领到防暑药品。', 'page.txt', '城东工人报', '') RETURNING id;
INSERT INTO labels (entry_id, kind, rank, value) VALUES (4, 'theme', 0, 'welfare');
INSERT INTO labels (entry_id, kind, rank, value) VALUES (4, 'region', 0, '江苏省/苏州市/昆山市');
INSERT INTO grams (rowid, tokens) VALUES (4, 'b3002 b3002x4e09 b4e09 b4e09x767e b4e8c b4e8cx5341 b4eba b4ebax9886 b4f1a b4f1ax516b b516b b516bx65e5 b5230 b5230x9632 b533b b533bx9662 b5341 b5341x540d b540d b540dx5efa b54c1 b54c1x3002 b5730 b5730x3002 b5730x9001 b5c71 b5c71x5e02 b5de5 b5de5x4eba b5de5x4f1a b5de5x5730 b5e02 b5e02x603b b5efa b5efax7b51 b603b b603bx5de5 b65e5 b65e5x8d70 b6606 b6606x5c71 b6691 b6691x836f b6765 b6765x7eff b6c64 b767e b767ex4e8c b7b51 b7b51x5de5 b7eff b7effx8c46 b836f b836fx54c1 b8c46 b8c46x6c64 b8d70 b8d70x8fdb b8fdb b8fdbx533b b9001 b9001x6765 b9632 b9632x6691 b9662 b9662x5de5 b9886 b9886x5230 h5730 h5730x9001 h5de5 h5de5x5730 h6765 h6765x7eff h6c64 h7eff h7effx8c46 h8c46 h8c46x6c64 h9001 h9001x6765 p28 p28x57ce p29 p3002 p4e1c p4e1cx5de5 p4eba p4ebax62a5 p4f1a p4f1ax516b p516b p516bx65e5 p533b p533bx9662 p5730 p5730x3002 p57ce p57cex4e1c p5c71 p5c71x5e02 p5de5 p5de5x4eba p5de5x4f1a p5de5x5730 p5e02 p5e02x603b p603b p603bx5de5 p62a5 p62a5x29 p65e5 p65e5x8d70 p6606 p6606x5c71 p8d70 p8d70x8fdb p8fdb p8fdbx533b p9662 p9662x5de5');
INSERT INTO judgements VALUES ('a','b','王敏','2026-01-09T08:30:00+00:00');
DELETE FROM schedules WHERE schedules.briefing = 'weekly';
INSERT INTO schedules (briefing, every, begun_at) VALUES ('weekly', 'fri 08:30', '2026-01-09T08:30:00+08:00');
INSERT INTO runs (briefing, period, nominal, publish, state, owner, until, attempts, reason, issue, at) VALUES ('weekly', '2026-W02', '2026-01-09', '2026-01-09T08:30:00+08:00', 'running', 'first:1', '2026-01-09T08:32:00+08:00', 1, '', '', '2026-01-09T08:30:00+08:00');
UPDATE runs SET issue='weekly-2026-01', at='2026-01-09T08:30:00+08:00' WHERE runs.briefing = 'weekly' AND runs.period = '2026-W02' AND runs.state = 'running' AND runs.owner = 'first:1' AND runs.attempts = 1;
INSERT INTO intake (briefing, sha256, name, period) VALUES ('weekly', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'page.txt', '2026-W02');
UPDATE runs SET state='done', until='2026-01-09T08:30:00+08:00', reason='', at='2026-01-09T08:30:00+08:00' WHERE runs.briefing = 'weekly' AND runs.period = '2026-W02' AND runs.state = 'running' AND runs.owner = 'first:1' AND runs.attempts = 1;
INSERT INTO acts (issue_id, act, name, role, seal, at, note) VALUES (1, 'approved', '张三', '签发', 'fdc4f48a5c6ca24affa77f55be38a6c663a43e44457e2fed7e11841613848742', '2026-01-09T08:30:00+08:00', '');
INSERT INTO parcels (issue_id, purpose, channel, edition, subject, dated, content) VALUES (1, 'issue', 'mail', 'jianbao pdf', '工会简报第1期', '2026-01-09T08:30:00+08:00', x'6d61696c');
INSERT INTO postings (parcel_id, issue_id, briefing, purpose, channel, recipients, target, message_id, state, attempts, doubts, next_at, owner, lease_until, code, meaning, said) VALUES (1, 1, 'weekly', 'issue', 'mail', '读者', 'stale@example.cn', '<stale@example.cn>', 'queued', 0, 0, '2026-01-09T00:30:00.000000+00:00', '', '', 0, '', '');
UPDATE postings SET state='queued' WHERE postings.id = 1;
INSERT INTO posting_events (posting_id, at, state, code, words) VALUES (1, '2026-01-09T00:30:00.000000+00:00', 'queued', 0, '');
INSERT INTO postings (parcel_id, issue_id, briefing, purpose, channel, recipients, target, message_id, state, attempts, doubts, next_at, owner, lease_until, code, meaning, said) VALUES (1, 1, 'weekly', 'issue', 'mail', '读者', 'person@example.cn', '<person@example.cn>', 'queued', 0, 0, '2026-01-09T00:30:00.000000+00:00', '', '', 0, '', '');
UPDATE postings SET state='queued' WHERE postings.id = 2;
INSERT INTO posting_events (posting_id, at, state, code, words) VALUES (2, '2026-01-09T00:30:00.000000+00:00', 'queued', 0, '');
INSERT INTO postings (parcel_id, issue_id, briefing, purpose, channel, recipients, target, message_id, state, attempts, doubts, next_at, owner, lease_until, code, meaning, said) VALUES (1, 1, 'weekly', 'issue', 'mail', '读者', 'waits@example.cn', '<waits@example.cn>', 'queued', 0, 0, '2026-01-09T00:30:00.000000+00:00', '', '', 0, '', '');
UPDATE postings SET state='queued' WHERE postings.id = 3;
INSERT INTO posting_events (posting_id, at, state, code, words) VALUES (3, '2026-01-09T00:30:00.000000+00:00', 'queued', 0, '');
UPDATE postings SET state='cancelled', next_at='', meaning='由人取消' WHERE postings.id = 2;
INSERT INTO posting_events (posting_id, at, state, code, words) VALUES (2, '2026-01-09T00:30:00.000000+00:00', 'cancelled', 0, '由人取消');
INSERT INTO acts (issue_id, act, name, role, seal, at, note) VALUES (1, 'withdrawn', '张三', '签发', 'fdc4f48a5c6ca24affa77f55be38a6c663a43e44457e2fed7e11841613848742', '2026-01-09T08:30:00+08:00', '');
UPDATE postings SET state='cancelled', meaning='这一期已有改动，或签发已撤回，没有发出' WHERE postings.id = 1;
INSERT INTO posting_events (posting_id, at, state, code, words) VALUES (1, '2026-01-09T00:30:00.000000+00:00', 'cancelled', 0, '这一期已有改动，或签发已撤回，没有发出');
UPDATE postings SET state='cancelled', meaning='这一期已有改动，或签发已撤回，没有发出' WHERE postings.id = 3;
INSERT INTO posting_events (posting_id, at, state, code, words) VALUES (3, '2026-01-09T00:30:00.000000+00:00', 'cancelled', 0, '这一期已有改动，或签发已撤回，没有发出');
DELETE FROM pauses WHERE pauses.server = 'clerk@mail.example.cn:465';
INSERT INTO pauses (server, until, failures, meaning, said) VALUES ('clerk@mail.example.cn:465', '2026-01-09T00:31:00.000000+00:00', 1, '服务器忙', '451');
ALTER TABLE postings ADD COLUMN cause TEXT NOT NULL DEFAULT '';
UPDATE postings SET cause = 'stale' WHERE state = 'cancelled' AND meaning IN ('这一期已有改动，旧稿不再发出', '这一期已有改动，或签发已撤回，没有发出');
UPDATE postings SET cause = 'person' WHERE state = 'cancelled' AND cause = '';
PRAGMA user_version = 7;
CREATE TABLE withdrawals (
    id INTEGER NOT NULL,
    briefing TEXT NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (id)
);
CREATE TRIGGER withdrawals_no_update BEFORE UPDATE ON withdrawals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER withdrawals_no_delete BEFORE DELETE ON withdrawals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
PRAGMA user_version = 8;
CREATE TABLE steps (
    id INTEGER NOT NULL,
    issue_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    parent INTEGER NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    entries TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT steps_seq UNIQUE (issue_id, seq),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE TABLE workings (
    issue_id INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (issue_id),
    FOREIGN KEY(issue_id) REFERENCES issues (id)
);
CREATE TRIGGER steps_no_update BEFORE UPDATE ON steps BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER steps_no_delete BEFORE DELETE ON steps BEGIN SELECT RAISE(ABORT, 'append-only'); END;
PRAGMA user_version = 9;
CREATE TABLE dismissals (
    text TEXT NOT NULL,
    stands TEXT NOT NULL,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (text, stands)
);
INSERT INTO dismissals VALUES('5c0ffee','一九二六年','王敏','2026-01-09T08:30:00+00:00');
PRAGMA user_version = 10;
