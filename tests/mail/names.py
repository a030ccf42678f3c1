"""Twenty attachment names as offices write them."""

NAMES = (
    "工会简报.pdf",
    "工会工作简报2026年第12期.pdf",
    "工会工作简报2026年第12期（总第140期）.pdf",
    "青溪市总工会关于开展“送清凉”活动情况的简报.pdf",
    "职工书屋《夜读》专刊.docx",
    "劳模·工匠　事迹摘编.docx",
    "简报 2026-03 第3期 final.pdf",
    "第３期（全角数字）.pdf",
    "【内部】请勿外传.pdf",
    "增刊1——新就业形态劳动者.pdf",
    "夏季“高温”岗位；防暑，降温.pdf",
    "50%+职工参与&评价#1.pdf",
    "a=b;c,d'e.pdf",
    "𠮷林省职工之家㐂.pdf",
    "简报…（上）.pdf",
    "office news 3.pdf",
    "jianbao-2026-03.pdf",
    "总工会~通报@2026.docx",
    "职" * 60 + ".pdf",
    "工" * 76 + ".pdf",
)
