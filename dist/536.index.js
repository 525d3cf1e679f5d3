export const id = 536;
export const ids = [536];
export const modules = {

/***/ 39536:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   loadArtifacts: () => (/* binding */ loadArtifacts),
/* harmony export */   uploadReport: () => (/* binding */ uploadReport)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_model_config_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(14055);


/** Keeps the turn's report, and what lies with it, with the run. Rejects where that fails, which by then is worth a warning and no more. */
async function uploadReport(paths, { phase, runner }) {
    const artifacts = await loadArtifacts();
    if (artifacts === null)
        return;
    await new artifacts.DefaultArtifactClient().uploadArtifact((0,_core_model_config_js__WEBPACK_IMPORTED_MODULE_1__/* .reportArtifact */ .x8)(phase, runner), [...paths], (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(paths[0]), {
        retentionDays: 14,
    });
}
/** Null outside a runner: there is nowhere to keep anything. */
async function loadArtifacts() {
    return (process.env['ACTIONS_RUNTIME_TOKEN'] ?? '') === '' ? null : Promise.all(/* import() */[__webpack_require__.e(497), __webpack_require__.e(491)]).then(__webpack_require__.bind(__webpack_require__, 18491));
}


/***/ })

};
