namespace IoTDA.Sdk.Tests.Authentication;

/// <summary>A credential's text names it, so that a log says which one was used.</summary>
public sealed class CredentialTextTests
{
    [Fact]
    public void A_text_names_the_credential_and_nothing_secret()
    {
        object[] credentials =
        [
            new AccessKey("AK", "SK"),
            new AccessKey("AK", "SK", "temporary-token"),
            new AccessKeyOptions { AccessKeyId = "AK", SecretAccessKey = "SK" },
            new IamPasswordOptions { DomainName = "acme", UserName = "robot", Password = "hunter2" },
        ];

        Assert.Equal(["access key AK", "access key AK (temporary)", "access key AK", "IAM user acme/robot"], credentials.Select(credential => credential.ToString()));
    }
}
