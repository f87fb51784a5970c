namespace FollowUp.Tests.Contracts;

public sealed class TwilioContractTests : NetworkSenderContract
{
    private protected override Task<NetworkTrial> BeginNetworkAsync(bool impatient = false) => new TwilioTrial(impatient).StartAsync();
}
