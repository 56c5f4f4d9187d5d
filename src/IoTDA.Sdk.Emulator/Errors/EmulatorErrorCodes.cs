namespace IoTDA.Sdk.Emulator;

/// <summary>
/// Every error code that the emulator answers with. Codes that begin with <c>IOTDA.</c> or <c>APIGW.</c> are the service's and the
/// gateway's own, documented ones. Codes that begin with <c>EMULATOR.</c> stand where the documentation names no code: the real service
/// answers with a code that is not known here, so nothing should be decided by them.
/// </summary>
public static class EmulatorErrorCodes
{
    /// <summary>
    /// 400, documented: the input data is invalid. It also stands with "missing request header X-Auth-Token", the documented text for
    /// the wrong signature algorithm, whose code is not documented.
    /// </summary>
    public const string InvalidInput = "IOTDA.000006";

    /// <summary>400, documented: the body or its media format is wrong.</summary>
    public const string InvalidFormat = "IOTDA.000008";

    /// <summary>400, documented: a time has the wrong format.</summary>
    public const string InvalidTimeFormat = "IOTDA.000009";

    /// <summary>400, documented: <c>limit</c> is out of range.</summary>
    public const string LimitOutOfRange = "IOTDA.000017";

    /// <summary>403, documented: the user may not do this.</summary>
    public const string NoPermission = "IOTDA.000022";

    /// <summary>403, documented: the resource space does not exist for this user.</summary>
    public const string AppNotFound = "IOTDA.001006";

    /// <summary>400, documented: the marker of a list is wrong.</summary>
    public const string InvalidMarker = "IOTDA.000014";

    /// <summary>400, documented: the start of a period is after its end.</summary>
    public const string StartAfterEnd = "IOTDA.000010";

    /// <summary>403, documented: there is no user for the token, or IoTDA is not subscribed to; see <see cref="EmulatorOptions.NotSubscribed"/>.</summary>
    public const string UserNotFound = "IOTDA.000021";

    /// <summary>Sub-task error, documented: the device is not online.</summary>
    public const string DeviceOffline = "IOTDA.014016";

    /// <summary>Sub-task error, documented: the device did not answer a command in time.</summary>
    public const string DeviceDidNotAnswer = "IOTDA.014111";

    /// <summary>Sub-task error, documented: the device has not subscribed to the topic.</summary>
    public const string TopicNotSubscribed = "IOTDA.014112";

    /// <summary>Sub-task error, seen by users and not documented: the device exists already.</summary>
    public const string DeviceExists = "IOTDA.014115";

    /// <summary>400 and per target, documented: the target is not in the task.</summary>
    public const string TargetNotInTask = "IOTDA.014219";

    /// <summary>404, documented: the batch task file does not exist.</summary>
    public const string FileNotFound = "IOTDA.014600";

    /// <summary>400, documented: a file of this name exists.</summary>
    public const string FileNameExists = "IOTDA.014602";

    /// <summary>400, documented: the file is too large.</summary>
    public const string FileTooLarge = "IOTDA.014603";

    /// <summary>403, documented: the service's rate limit.</summary>
    public const string RateLimited = "IOTDA.021101";

    /// <summary>404, documented: the gateway knows no such API.</summary>
    public const string ApiNotFound = "APIGW.0101";

    /// <summary>413, documented: the gateway takes no body of this size.</summary>
    public const string EntityTooLarge = "APIGW.0201";

    /// <summary>401, documented: the token or the signature is not accepted.</summary>
    public const string Unauthenticated = "APIGW.0301";

    /// <summary>429, documented: the gateway's throttling threshold.</summary>
    public const string Throttled = "APIGW.0308";

    /// <summary>404, the emulator's own: the batch task does not exist.</summary>
    public const string TaskNotFound = "EMULATOR.TASK_NOT_FOUND";

    /// <summary>400, the emulator's own: too many unfinished batch tasks in the resource space.</summary>
    public const string TooManyTasks = "EMULATOR.TOO_MANY_TASKS";

    /// <summary>400, the emulator's own: too many uploaded files.</summary>
    public const string TooManyFiles = "EMULATOR.TOO_MANY_FILES";

    /// <summary>400, the emulator's own: the task's status does not allow the operation.</summary>
    public const string WrongTaskStatus = "EMULATOR.WRONG_TASK_STATUS";

    /// <summary>400, the emulator's own: the task's type does not know the operation.</summary>
    public const string WrongTaskType = "EMULATOR.WRONG_TASK_TYPE";

    /// <summary>Per target, the emulator's own: the sub-task's status does not allow the operation.</summary>
    public const string WrongSubTaskStatus = "EMULATOR.WRONG_SUB_TASK_STATUS";

    /// <summary>404 and sub-task error, the emulator's own: the device does not exist.</summary>
    public const string DeviceNotFound = "EMULATOR.DEVICE_NOT_FOUND";

    /// <summary>404, the emulator's own: the device group does not exist.</summary>
    public const string GroupNotFound = "EMULATOR.GROUP_NOT_FOUND";

    /// <summary>404 and sub-task error, the emulator's own: the OTA package does not exist.</summary>
    public const string PackageNotFound = "EMULATOR.PACKAGE_NOT_FOUND";

    /// <summary>Sub-task error, the emulator's own: the package is not for this kind of task, product or version.</summary>
    public const string PackageMismatch = "EMULATOR.PACKAGE_MISMATCH";

    /// <summary>Sub-task error, the emulator's own: another upgrade of the device is in progress.</summary>
    public const string UpgradeInProgress = "EMULATOR.UPGRADE_IN_PROGRESS";

    /// <summary>Sub-task error, the emulator's own: a gateway with devices cannot be deleted.</summary>
    public const string DeviceHasSubDevices = "EMULATOR.DEVICE_HAS_SUB_DEVICES";

    /// <summary>Sub-task error, the emulator's own: a device behind a gateway cannot be frozen.</summary>
    public const string NotDirectlyConnected = "EMULATOR.NOT_DIRECTLY_CONNECTED";

    /// <summary>Sub-task error, the emulator's own: a rule of the user's threw; the message is the exception's.</summary>
    public const string RuleFailed = "EMULATOR.RULE_FAILED";

    /// <summary>404, the emulator's own: the export task does not exist, or has no file.</summary>
    public const string ExportTaskNotFound = "EMULATOR.EXPORT_TASK_NOT_FOUND";

    /// <summary>400, the emulator's own: too many unfinished export tasks.</summary>
    public const string TooManyExportTasks = "EMULATOR.TOO_MANY_EXPORT_TASKS";

    /// <summary>401, the emulator's own: a control route was called without the control key.</summary>
    public const string ControlKeyRequired = "EMULATOR.CONTROL_KEY_REQUIRED";

    /// <summary>404, the emulator's own: a control route does not know what was asked for.</summary>
    public const string NotFound = "EMULATOR.NOT_FOUND";

    /// <summary>500, the emulator's own: a defect of the emulator, or of a fault of the user's.</summary>
    public const string InternalError = "EMULATOR.INTERNAL_ERROR";

    /// <summary>500, 502, 503 and 504 of an injected fault, the emulator's own.</summary>
    public const string InjectedFault = "EMULATOR.INJECTED_FAULT";
}
