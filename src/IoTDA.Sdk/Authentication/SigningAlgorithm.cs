namespace IoTDA.Sdk;

/// <summary>How requests are signed with an access key.</summary>
public enum SigningAlgorithm
{
    /// <summary>
    /// By the endpoint's host: a shared host such as <c>iotda.cn-north-4.myhuaweicloud.com</c> gets <see cref="SdkHmacSha256"/>, any other,
    /// such as that of a standard or enterprise instance, <see cref="V11HmacSha256"/>.
    /// </summary>
    Auto,

    /// <summary>The ordinary algorithm, which instances of the basic edition take. <c>SDK-HMAC-SHA256</c> on the wire.</summary>
    SdkHmacSha256,

    /// <summary>
    /// The algorithm with a key derived for date, region and service, the only one that standard and enterprise instances take.
    /// <c>V11-HMAC-SHA256</c> on the wire.
    /// </summary>
    V11HmacSha256,
}
