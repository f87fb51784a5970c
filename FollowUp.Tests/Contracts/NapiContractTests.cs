namespace FollowUp.Tests.Contracts;

public sealed class NapiContractTests : NetworkSenderContract
{
    private protected override Task<NetworkTrial> BeginNetworkAsync(bool impatient = false) => new NapiTrial(impatient).StartAsync();
}
