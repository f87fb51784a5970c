using FollowUp.Core.Delivery.Channels;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

/// <param name="Arrange">Makes the provider answer so once.</param>
internal sealed record DocumentedEnd(string Name, Action Arrange, SendOutcome Expected)
{
    public static DocumentedEnd Of(FakeProvider fake, FakeAnswer answer, SendOutcome expected) => new($"{answer.Status} {answer.Body}", () => fake.Say(answer), expected);
}
