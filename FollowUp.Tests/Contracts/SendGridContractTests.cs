namespace FollowUp.Tests.Contracts;

public sealed class SendGridContractTests : NetworkSenderContract
{
    private protected override Task<NetworkTrial> BeginNetworkAsync(bool impatient = false) => new SendGridTrial(impatient).StartAsync();
}
