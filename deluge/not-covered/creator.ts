import type { NotCoveredGroup } from './not-covered.ts';

const help = 'https://www.zoho.com/deluge/help';
const aggregate = `${help}/data-access/aggregate-records`;
const user = `${help}/misc-statements`;

const runThere = 'Run the script in Creator, or keep this part out of what you test.';

/** Functions that need an application of Zoho Creator: its records, its open form, its users. */
export const creatorNames: readonly NotCoveredGroup[] = [
  {
    owner: 'the records of a Zoho Creator form',
    page: `${help}/aggregate-functions.html`,
    // `count(Orders[ID != 0])` is the older form: https://www.zoho.com/creator/help/script/fetch-records.html.
    form: 'method-or-free',
    takesFields: true,
    instead: 'Run the script in Creator, or work on a list of records that its API gave.',
    names: {
      count: `${aggregate}/count.html`,
      sum: `${aggregate}/sum.html`,
      maximum: `${aggregate}/maximum.html`,
      minimum: `${aggregate}/minimum.html`,
      getAll: `${help}/data-access/fetch-records/fetch-all-field-values.html`,
    },
    note: '`average`, `median` and `distinct` of records are not covered either: here they are functions of lists.',
  },
  {
    owner: 'the fields of a Zoho Creator form',
    page: `${help}/miscellaneous.html`,
    form: 'method-or-free',
    instead: runThere,
    names: {
      getFieldNames: `${help}/miscellaneous/getfieldnames.html`,
      getFieldValue: `${help}/miscellaneous/getfieldvalue.html`,
    },
    otherPages: {
      'insert rows in a subform': `${help}/miscellaneous/insert-subform-row.html`,
      'clear the rows of a subform': `${help}/miscellaneous/clear-subform-rows.html`,
    },
  },
  {
    owner: 'the choices of a field in a Zoho Creator form',
    page: `${help}/client-functions.html`,
    form: 'method',
    instead: runThere,
    names: {
      select: `${help}/client-functions/select-deselect.html`,
      deselect: `${help}/client-functions/select-deselect.html`,
      selectAll: `${help}/client-functions/selectall-deselectall.html`,
      deselectAll: `${help}/client-functions/selectall-deselectall.html`,
    },
  },
  {
    owner: 'the users of a Zoho Creator application',
    page: `${help}/user-roles-and-properties-task.html`,
    form: 'path',
    instead:
      'Run the script in Creator, or give the test a function of this name that stands in for the task.',
    names: {
      'thisapp.permissions.assignUserInProfile': `${user}/assign-permission-user.html`,
      'thisapp.permissions.isUserInProfile': `${user}/determine-user-permission.html`,
      'thisapp.permissions.isUserInRole': `${user}/determine-user-role.html`,
      'thisapp.permissions.loginUserProfile': `${user}/get-current-user-permission.html`,
      'thisapp.permissions.profileForUser': `${user}/get-specified-user-permission.html`,
      'thisapp.permissions.roleForUser': `${user}/get-specified-user-role.html`,
      'thisapp.portal.assignUserInProfile': `${user}/assign-permission-portal-user.html`,
      'thisapp.portal.deleteUser': `${user}/delete-user-portal.html`,
      'thisapp.portal.isUserInProfile': `${user}/determine-portal-user-permission.html`,
      'thisapp.portal.loginUserEmailid': `${user}/get-portal-user-emailid.html`,
      'thisapp.portal.profileForUser': `${user}/get-specified-portal-user-permission.html`,
    },
    otherPages: {
      'delete app user': `${user}/delete-user.html`,
      'e-mail address of the app admin': `${user}/get-admin-emailid.html`,
      'username of the app admin': `${user}/get-admin-username.html`,
      'e-mail address of the logged-in user': `${user}/get-user-emailid.html`,
      'username of the logged-in user': `${user}/get-user-username.html`,
      'permission of the logged-in portal user': `${user}/get-portal-user-permission.html`,
      'username of the logged-in portal user': `${user}/get-portal-user-username.html`,
      'e-mail address of the portal admin': `${user}/get-portal-admin-emailid.html`,
      'username of the portal admin': `${user}/get-portal-admin-username.html`,
    },
  },
  {
    owner: 'the blueprints of a Zoho Creator application',
    page: `${help}/creator-blueprint-tasks.html`,
    form: 'path',
    instead:
      'Run the script in Creator, or give the test a function of this name that stands in for the task.',
    names: {
      'thisapp.blueprint.changeStage': `${help}/creator-blueprint-tasks/change-stage.html`,
      'thisapp.blueprint.executeTransition': `${help}/creator-blueprint-tasks/execute-transition.html`,
    },
  },
];
