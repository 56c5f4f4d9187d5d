using IoTDA.Sdk.Authentication.Signing;
using IoTDA.Sdk.Endpoints;

namespace IoTDA.Sdk.Tests.Endpoints;

public sealed class EndpointTests
{
    [Fact]
    public void Thirteen_regions_have_a_shared_host_and_it_is_taken_for_one()
    {
        Assert.Equal(13, IoTDARegions.All.Distinct().Count());
        Assert.All(IoTDARegions.All, region =>
        {
            Uri endpoint = IoTDARegions.GetSharedEndpoint(region);
            Assert.Equal($"https://iotda.{region}.myhuaweicloud.com/", endpoint.ToString());
            Assert.True(HostNames.IsShared(endpoint.Host));
            Assert.Equal(region, HostNames.RegionOf(endpoint.Host));
        });
    }

    [Fact]
    public void Twenty_seven_regions_have_a_known_IAM()
    {
        Assert.Equal(27, IamEndpoints.Regions.Distinct().Count());
        Assert.All(IamEndpoints.Regions, region => Assert.Equal($"https://iam.{region}.myhuaweicloud.com/", IamEndpoints.Get(region).ToString()));
    }

    [Fact]
    public void An_unknown_region_is_an_error_that_says_where_the_address_stands()
    {
        var service = Assert.Throws<ArgumentException>(() => IoTDARegions.GetSharedEndpoint("xx-nowhere-1"));
        var iam = Assert.Throws<ArgumentException>(() => IamEndpoints.Get("xx-nowhere-1"));

        Assert.Contains("Overview, Access Details", service.Message, StringComparison.Ordinal);
        Assert.Contains("cn-north-4, cn-south-4", service.Message, StringComparison.Ordinal);
        Assert.Contains("tr-west-1", iam.Message, StringComparison.Ordinal);
        Assert.False(IoTDARegions.TryGetSharedEndpoint("xx-nowhere-1", out _));
        Assert.False(IamEndpoints.TryGet("xx-nowhere-1", out _));
    }

    [Theory]
    [InlineData("iotda.cn-north-4.myhuaweicloud.com", null, SigningAlgorithm.SdkHmacSha256, null)]
    [InlineData("iotda.huaweicloud.com", null, SigningAlgorithm.SdkHmacSha256, null)]
    [InlineData("iotda.cn-east-3.myhwclouds.cn", null, SigningAlgorithm.SdkHmacSha256, null)]
    [InlineData("9bc34xxxxx.st1.iotda-app.cn-north-4.myhuaweicloud.com", null, SigningAlgorithm.V11HmacSha256, "cn-north-4")]
    [InlineData("9bc34xxxxx.st1.iotda-app.my-kualalumpur-1.myhuaweicloud.com", null, SigningAlgorithm.V11HmacSha256, "my-kualalumpur-1")]
    [InlineData("9bc34xxxxx.st1.iotda-app.cn-north-4.myhuaweicloud.com", "cn-south-1", SigningAlgorithm.V11HmacSha256, "cn-south-1")]
    [InlineData("iot.factory.example", null, SigningAlgorithm.V11HmacSha256, null)]
    [InlineData("iot.factory.example", "cn-south-1", SigningAlgorithm.V11HmacSha256, "cn-south-1")]
    [InlineData("127.0.0.1", null, SigningAlgorithm.V11HmacSha256, null)]
    public void The_host_decides_on_algorithm_and_region(string host, string? set, SigningAlgorithm algorithm, string? region)
        => Assert.Equal(new Algorithm(algorithm, region), Algorithm.Of(SigningAlgorithm.Auto, set, new Uri($"https://{host}")));

    [Theory]
    [InlineData(SigningAlgorithm.SdkHmacSha256, "9bc34xxxxx.st1.iotda-app.cn-north-4.myhuaweicloud.com", null)]
    [InlineData(SigningAlgorithm.V11HmacSha256, "iotda.cn-north-4.myhuaweicloud.com", "cn-north-4")]
    public void An_algorithm_that_is_set_goes_before_the_host(SigningAlgorithm set, string host, string? region)
        => Assert.Equal(new Algorithm(set, region), Algorithm.Of(set, null, new Uri($"https://{host}")));

    [Theory]
    [InlineData("https://iotda.cn-north-4.myhuaweicloud.com", "iotda.cn-north-4.myhuaweicloud.com")]
    [InlineData("https://iotda.example:443", "iotda.example")]
    [InlineData("https://iotda.example:8443", "iotda.example:8443")]
    [InlineData("http://127.0.0.1:8080", "127.0.0.1:8080")]
    [InlineData("http://[::1]:8080", "[::1]:8080")]
    [InlineData("https://müller.example", "xn--mller-kva.example")]
    public void The_host_is_signed_as_it_is_sent(string endpoint, string host)
        => Assert.Equal(host, SigningHandler.HostOf(new Uri(endpoint)));

    [Theory]
    [InlineData("https://a.st1.iotda-app.cn-north-4.myhuaweicloud.com", null, null, "https://iam.cn-north-4.myhuaweicloud.com/")]
    [InlineData("https://a.st1.iotda-app.cn-north-99.myhuaweicloud.com", null, null, "https://iam.myhuaweicloud.com/")]
    [InlineData("https://iot.factory.example", null, "eu-west-0", "https://iam.eu-west-0.myhuaweicloud.com/")]
    [InlineData("https://iot.factory.example", "https://iam.factory.example", "eu-west-0", "https://iam.factory.example/")]
    [InlineData("https://iot.factory.example", null, null, null)]
    public void IAM_is_found_by_region_unless_it_is_set(string endpoint, string? set, string? region, string? iam)
        => Assert.Equal(iam, IamAddress.Of(set is null ? null : new Uri(set), region, new Uri(endpoint))?.ToString());

    [Theory]
    [InlineData("iam.myhuaweicloud.com", true)]
    [InlineData("iam.cn-north-4.myhuaweicloud.com", true)]
    [InlineData("iotda.cn-north-4.myhuaweicloud.com", false)]
    [InlineData("iam.factory.example", false)]
    public void Only_the_provider_s_own_IAM_is_taken_for_it(string host, bool isIam)
        => Assert.Equal(isIam, HostNames.IsIam(host));
}
