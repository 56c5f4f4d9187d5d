using IoTDA.Sdk.BatchTasks;
using IoTDA.Sdk.Reconciliation;
using IoTDA.Sdk.Resilience;

namespace IoTDA.Sdk;

/// <summary>Where and how an <see cref="IoTDAClient"/> talks to an IoTDA instance. Bindable from configuration, validated at start.</summary>
public sealed class IoTDAClientOptions
{
    /// <summary>The instance's application-side address, such as <c>https://{id}.st1.iotda-app.cn-north-4.myhuaweicloud.com</c>.</summary>
    /// <value>
    /// Required. Scheme and host, <c>https</c> unless the host is loopback; no path, query or user. The console shows it under Overview,
    /// Access Details, as the HTTPS address of application access. Standard and enterprise instances each have their own.
    /// </value>
    public Uri? Endpoint { get; set; }

    /// <summary>The id of the project that the instance belongs to; <c>project_id</c> in every path.</summary>
    /// <value>Required. Letters, digits, <c>_</c> and <c>-</c>. The console shows it under My Credentials.</value>
    public string? ProjectId { get; set; }

    /// <summary>The instance's id; header <c>Instance-Id</c>.</summary>
    /// <value>
    /// 1 to 36 characters. <see langword="null"/>, the default, sends no header. The API page calls it mandatory for the professional
    /// edition and recommended otherwise; the official SDKs say that ordinary tenants need not send it.
    /// </value>
    public string? InstanceId { get; set; }

    /// <summary>A user token that is sent as it is, in the header <c>X-Auth-Token</c>. It lives 24 hours at most and is not renewed.</summary>
    /// <value><see langword="null"/>, the default, leaves the credentials to the registration. Keep it out of files that are shared.</value>
    public string? Token { get; set; }

    /// <summary>Whether requests are checked against the documented limits before they are sent.</summary>
    /// <value>The default is <see langword="true"/>. Turn it off on the day the service's rules change and the SDK's have not.</value>
    public bool ValidateRequests { get; set; } = true;

    /// <summary>The largest answer that is read, in bytes.</summary>
    /// <value>1,024 to 1,073,741,824. The default is 33,554,432 (32 MB). A larger answer is refused with an exception.</value>
    public int MaxResponseSize { get; set; } = 32 * 1024 * 1024;

    /// <summary>Tries, delays and timeouts.</summary>
    /// <value>Never <see langword="null"/>; the defaults suit a management client.</value>
    public IoTDAResilienceOptions Resilience { get; set; } = new();

    /// <summary>What is done when it is uncertain whether a call was executed.</summary>
    /// <value>Never <see langword="null"/>; by default the client looks at the service and never repeats such a call blindly.</value>
    public ReconciliationOptions Reconciliation { get; set; } = new();

    /// <summary>How <see cref="IBatchTaskClient.WatchAsync"/> polls.</summary>
    /// <value>Never <see langword="null"/>; the defaults poll from every 2 to every 30 seconds.</value>
    public WatchOptions Watch { get; set; } = new();

    /// <summary>Where and how, without the token.</summary>
    public override string ToString() => $"{Endpoint} project {ProjectId} instance {InstanceId ?? "-"}";
}
