// c
module.exports = { apps: [{ name: 'a', script: "app.py", interpreter: "python3", args: ["-x", y], env: { A: `b${c}`, D: e ? 'f' : "g", ...h }, /* i */ env_production: { J: 1 } }] };
