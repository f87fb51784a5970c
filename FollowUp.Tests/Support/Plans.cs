using FollowUp.Core.Contacts.Phones;
using FollowUp.Infrastructure.Phones;

namespace FollowUp.Tests.Support;

/// <summary>The numbering plans that the product uses.</summary>
internal static class Plans
{
    public static readonly IPhoneNumbers Phones = new LibPhoneNumbers();
}
