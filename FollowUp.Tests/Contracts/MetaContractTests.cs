namespace FollowUp.Tests.Contracts;

public sealed class MetaContractTests : NetworkSenderContract
{
    private protected override Task<NetworkTrial> BeginNetworkAsync(bool impatient = false) => new MetaTrial(impatient).StartAsync();
}
