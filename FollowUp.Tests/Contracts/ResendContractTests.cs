namespace FollowUp.Tests.Contracts;

public sealed class ResendContractTests : NetworkSenderContract
{
    private protected override Task<NetworkTrial> BeginNetworkAsync(bool impatient = false) => new ResendTrial(impatient).StartAsync();
}
